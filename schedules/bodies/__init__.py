"""What each duty does, by its name: `(fund, on, since)` in, a result in words out.

A body runs inside the fund's unit of work, so what it writes and the record of its run are one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from fund.festivals import OCCASIONS
from fund.office.funds import FundView
from schedules.bodies import issuing, reminding, verifying, watching

Body = Callable[[FundView, date, date], Awaitable[str]]

BODIES: dict[str, Body] = {
    "interest-report": issuing.report("interest"),
    "arrears-report": issuing.report("arrears"),
    "arrears-weekly": issuing.report("arrears"),
    "month-pack": issuing.pack,
    "closed-packs": issuing.closed_packs,
    "balance-letters": issuing.balance_letters,
    "yearly-statement": issuing.report("yearly-statement"),
    "committee-report": issuing.report("committee-report"),
    "due-reminders": reminding.due,
    "ageing-changes": watching.ageing,
    "notices-ended": watching.notices,
    "cases-waiting": watching.cases,
    "tables-ending": watching.tables,
    "verify": verifying.verify,
    "backup": verifying.backup,
    "month-close": reminding.month_close,
    "review": reminding.review,
    "survey": reminding.survey,
    "members-meeting": reminding.meeting,
    "subsidy-run": reminding.subsidy_run,
    **{f"visits-{key}": reminding.visits(key) for key in OCCASIONS},
    **{f"visits-{key}-end": reminding.visits_end(key) for key in OCCASIONS},
}
