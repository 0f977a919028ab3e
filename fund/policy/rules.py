"""What a policy file says, as typed values. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fund.errors import Refused
from fund.policy.benefits import Benefit
from fund.policy.budgets import Budget
from fund.policy.lending import Collection, Lending, LoanClass, Product, RateBasis
from fund.policy.values import Fen, Ppm, Rules


class Target(Rules, frozen=True):
    """What the fund grows towards."""

    amount: Fen
    yearly_contribution: Fen
    clause: str


class FoundingPaper(Rules, frozen=True):
    """A paper the fund stands on (设立批文, 开户批复, 管理办法), to be filed by number and date."""

    key: str
    name: str
    clause: str


class Source(Rules, frozen=True):
    """Where money comes from and what it may be used for; `reserve` fen are kept back.

    `yearly` is the amount promised a year; `share` the part of a yearly balance that comes;
    `donations` marks the source that takes gifts. With a `document` nothing is lent or given from
    it until that founding paper is filed.
    """

    key: str
    name: str
    uses: tuple[Literal["loans", "grants", "subsidies"], ...]
    reserve: Fen
    clause: str
    document: str = ""
    yearly: Fen | None = None
    share: Ppm | None = None
    donations: bool = False


class Share(Rules, frozen=True):
    """What one place gets of an allocation."""

    place: str
    amount: Fen


class Funding(Rules, frozen=True):
    """How levels of government share a programme's cost, and a year's allocation to places."""

    levels: dict[str, int]
    clause: str
    year: int | None = None
    total: Fen | None = None
    allocation: tuple[Share, ...] = ()


class Certificates(Rules, frozen=True):
    """From which amount on a gift earns the honour certificate (捐助证), by kind of donor."""

    person: Fen
    organisation: Fen
    clause: str


class Review(Rules, frozen=True):
    """When the hardship ledger is gone through: months of the year."""

    months: tuple[int, ...]
    clause: str


class Reminders(Rules, frozen=True):
    """Days before an instalment falls due on which its borrower is reminded, and other dates.

    `survey` is the month-day of the yearly survey, `meeting_day` the day of the month on which
    members meet; an application that nobody has moved for `waiting_days` days is asked about.
    """

    days: tuple[int, ...] = (60, 30, 7, 0)
    waiting_days: int = 15
    survey: str = ""
    meeting_day: int | None = None
    clause: str = "到期前60、30、7、0天提醒：猪要先卖掉（assumed）"


class Supervision(Rules, frozen=True):
    """How many members the supervisory group has, how many must sign, how many homes it visits."""

    members: int = 3
    needed: int = 2
    visits: int = 5
    clause: str = "监督小组三人，两人以上签字（assumed，domain 9.8）"


class ContractClause(Rules, frozen=True):
    """A clause of the contract as printed; `{…}` are fixed placeholders."""

    key: str
    text: str
    clause: str


class Policy(Rules, frozen=True, rename={"loans": "lending"}):
    """One programme's rules in one version, in force from a day."""

    name: str
    title: str
    version: int
    effective_on: date
    basis: str
    sources: tuple[Source, ...]
    benefits: tuple[Benefit, ...]
    review: Review
    founding: tuple[FoundingPaper, ...] = ()
    target: Target | None = None
    loans: Lending | None = None
    rate_bases: tuple[RateBasis, ...] = ()
    products: tuple[Product, ...] = ()
    classes: tuple[LoanClass, ...] = ()
    collection: Collection | None = None
    funding: Funding | None = None
    certificates: Certificates | None = None
    contract: tuple[ContractClause, ...] = ()
    budgets: tuple[Budget, ...] = ()
    reminders: Reminders = Reminders()
    supervision: Supervision = Supervision()

    @property
    def lending(self) -> Lending:
        """The rules of lending; raises Refused where the programme does not lend."""
        if self.loans is None:
            raise Refused(f"《{self.title}》不办理借款。", self.basis)
        return self.loans

    def source(self, key: str) -> Source | None:
        """The source of that key."""
        return next((source for source in self.sources if source.key == key), None)

    def product(self, key: str) -> Product | None:
        """The product of that key."""
        return next((product for product in self.products if product.key == key), None)

    def benefit(self, key: str) -> Benefit:
        """The kind of help of that key; raises Refused where the programme has none."""
        for benefit in self.benefits:
            if benefit.key == key:
                return benefit
        raise Refused(f"《{self.title}》没有“{key}”这项帮扶。", self.basis)

    def earns_certificate(self, donor: Literal["person", "organisation"], amount: int) -> bool:
        """Whether a gift (fen) earns the certificate: "以上" includes the amount itself."""
        if self.certificates is None:
            return False
        least = self.certificates.person if donor == "person" else self.certificates.organisation
        return amount >= least
