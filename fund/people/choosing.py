"""Choosing the person a form is about: a member named in the address, or an identity number."""

from __future__ import annotations

from collections.abc import Mapping

from fund.access.actors import Actor
from fund.errors import NotFound
from fund.people.registering import member_by_id_no, member_for
from fund.web.forms import Field

BY_ID_NO = Field("id_no", "申请人身份证号", hint="须先登记党员")


async def applicant_field(actor: Actor, member: str, action: str) -> Field:
    """A member chosen already, if within reach, or the question for an identity number."""
    chosen = int(member) if member.isdecimal() and len(member) < 10 else 0
    try:
        row = await member_for(actor, chosen, action)
    except NotFound:
        return BY_ID_NO
    return Field("member", "申请人", "select", str(chosen), options=((str(chosen), row["name"]),))


async def applicant(actor: Actor, who: Field, data: Mapping[str, str], action: str) -> int:
    """The member a form names; raises NotFound alike for one unknown and one out of reach."""
    named = int(who.value or 0) or await member_by_id_no(actor.office, data.get("id_no", ""))
    return int((await member_for(actor, named or 0, action))["id"])
