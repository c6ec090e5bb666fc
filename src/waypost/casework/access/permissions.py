"""Who may do what: permissions, and the roles that hold them. Whether it is possible *now* is each room's policy.

A room adds its permissions here, so that one truth table shows them all. Nobody holds what is not listed.
"""

from __future__ import annotations

from enum import StrEnum

from waypost.casework.access.roles import Role


class Permission(StrEnum):
    """Something that somebody may do. Named room.verb."""

    SEE_CHILD = "children.see"
    SEARCH_CHILDREN = "children.search"
    SEE_TEAM = "children.see_team"
    WRITE_CHILD = "children.write"
    RECORD_DELAY = "children.record_delay"
    CLOSE_CHILD = "children.close"
    REVIEW_PLAN = "children.review_plan"
    BREAK_GLASS = "access.break_glass"
    REVIEW_BREAK_GLASS = "access.review_break_glass"
    RESTRICT_CHILD = "access.restrict_child"
    DECLARE_CONFLICT = "access.declare_conflict"
    APPOINT_STAFF = "access.appoint"
    TAKE_UP_INVITATION = "access.take_up_invitation"
    ASSIGN_CHILD = "access.assign"
    READ_AUDIT = "audit.read"
    TAKE_IN = "exchange.take_in"
    RECORD_MEETING = "engagement.record"
    SEE_MEETINGS = "engagement.see"
    DECIDE_EXCEPTION = "engagement.decide_exception"
    SET_ENGAGEMENT_LIMIT = "engagement.set_limit"
    WRITE_LETTER = "letters.write"
    SEE_LETTERS = "letters.see"
    SIGN_WORDING = "letters.sign_wording"
    SCREEN_CHILD = "screening.screen"
    SEE_SCREENING = "screening.see"
    SEE_RISK = "screening.see_risk"
    STAND_DOWN_RISK = "screening.stand_down_risk"
    WRITE_SAFEGUARDING_LETTER = "screening.write_letter"
    APPROVE_SAFEGUARDING_LETTER = "screening.approve_letter"
    SHARE_LETTERS = "screening.share_letters"
    SWITCH_PRIORITISATION = "screening.switch_prioritisation"
    HOLD_CHILD = "screening.hold_child"
    ORDER_REPORT = "reports.order"
    WRITE_REPORT = "reports.write"
    CHECK_REPORT = "reports.check"
    SEE_REPORTS = "reports.see"
    SET_INVOLVEMENT = "reports.set_involvement"
    DISPUTE_LINE = "corrections.dispute"
    SETTLE_DISPUTE = "corrections.settle"
    FREE_CHILD = "corrections.free_child"
    WRITE_EXTRACT = "exchange.write_extract"
    REVIEW_LINKS = "exchange.review_links"
    WRITE_ADVICE = "advice.write"
    SEE_ADVICE = "advice.see"
    SEE_INFLUENCE = "advice.see_influence"
    WRITE_SAFETY = "safety.write"
    SEE_SAFETY = "safety.see"
    DECIDE_WARNING = "safety.decide_warning"
    REPORT_INCIDENT = "safety.report_incident"
    ACT_ON_INCIDENT = "safety.act_on_incident"
    REVIEW_WORK = "oversight.review"
    AUDIT_PRACTICE = "oversight.audit"
    WRITE_PROGRESS = "oversight.progress"
    SEE_OVERSIGHT = "oversight.see"
    SUPERVISE = "oversight.supervise"
    SEE_SUPERVISION = "oversight.see_supervision"
    LEAD_LEARNING = "oversight.lead_learning"
    PUBLISH_ALERT = "oversight.publish_alert"
    READ_ALERT = "oversight.read_alert"
    NOTIFY_PANEL = "oversight.notify_panel"
    READ_WORDS = "feedback.read"
    NAME_READER = "feedback.name_reader"
    SETTLE_WORRY = "feedback.settle_worry"
    RECEIVE_COMPLAINT = "feedback.receive_complaint"
    HANDLE_COMPLAINT = "feedback.handle_complaint"
    SEE_OWN_COMPLAINTS = "feedback.see_own"
    SEE_LISTENING = "feedback.see_listening"
    GIVE_BACK = "feedback.give_back"
    RECORD_DISCUSSION = "feedback.record_discussion"
    SHARE_WITH_FAMILY = "sharing.share"
    SEE_SHARING = "sharing.see"
    ALLOCATE = "allocation.allocate"
    SEE_CAPACITY = "allocation.see_capacity"
    SET_WORKLOAD = "allocation.set_workload"
    SET_WEIGHTS = "allocation.set_weights"
    SEE_OWN_WORKLOAD = "allocation.see_own"
    SEE_DUTY = "allocation.see_duty"
    WRITE_DUTY = "allocation.write_duty"
    SET_ROTA = "allocation.set_rota"
    HOLD_RECORD = "rights.hold"
    ANSWER_SUBJECT_ACCESS = "rights.answer"
    ERASE_RECORD = "rights.erase"
    COPY_SCRUBBED = "rights.copy_scrubbed"
    SEE_RIGHTS = "rights.see"
    CHECK_SUBJECT_ACCESS = "rights.check_answer"
    ASK_ERASURE = "rights.ask_erasure"
    OPEN_CLOSED_RECORD = "rights.open_closed"
    SEE_RECOMMENDATIONS = "recommendations.see"
    LOAD_RECOMMENDATIONS = "recommendations.load"
    WRITE_RECOMMENDATIONS = "recommendations.write"
    DO_ACTION = "recommendations.do"
    CONFIRM_ACTION = "recommendations.confirm"
    ATTEST = "recommendations.attest"
    SEE_STRATEGY = "strategy.see"
    WRITE_STRATEGY = "strategy.write"
    DO_STRATEGY = "strategy.do"
    CONFIRM_STRATEGY = "strategy.confirm"
    APPROVE_CHANGE = "strategy.approve_change"
    REVIEW_AREA = "strategy.review_area"
    WRITE_RISK = "strategy.write_risk"
    ANSWER_ESCALATION = "strategy.answer_escalation"
    ASSESS_USE = "strategy.assess_use"
    SIGN_DEFINITION = "strategy.sign_definition"
    SEE_WHAT_WORKS = "strategy.see_what_works"
    WRITE_WHAT_WORKS = "strategy.write_what_works"
    LOAD_WHAT_WORKS = "strategy.load_what_works"
    WRITE_POOL = "strategy.write_pool"
    ANSWER_SURVEY = "strategy.answer_survey"
    SEE_READINESS = "readiness.see"
    NAME_AREA = "readiness.name_area"
    LOOK_AT_GATES = "readiness.look"
    ATTEST_GATE = "readiness.attest"
    DECLARE_READY = "readiness.declare"
    RECORD_LIVE = "readiness.record_live"
    WORK_CONTINGENCY = "readiness.work_contingency"


_PRACTITIONERS = frozenset({Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN})
_SUPERVISORS = frozenset({Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER})
_SENIORS = frozenset({Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE})
_CHILD_READERS = (
    _PRACTITIONERS
    | _SUPERVISORS
    | _SENIORS
    | {
        Role.ASSISTANT,
        Role.SCREENING_OFFICER,
        Role.BUSINESS_SERVICES,
        Role.COMPLAINTS_MANAGER,
        Role.AUTHORITY_SOCIAL_WORKER,
        Role.COURT_OFFICER,
        Role.AUDITOR,
    }
)
_FIGURES_ALONE = frozenset({Role.BOARD_MEMBER, Role.COMMITTEE_MEMBER, Role.PARTNER})
_PROMISERS = _SENIORS | {Role.PROGRAMME_OFFICER, Role.PARTNER}
_CAFCASS_STAFF = _PRACTITIONERS | _SUPERVISORS | _SENIORS | {Role.ASSISTANT, Role.SCREENING_OFFICER}

HOLDERS: dict[Permission, frozenset[Role]] = {
    Permission.SEE_CHILD: frozenset(_CHILD_READERS),
    Permission.SEARCH_CHILDREN: frozenset(_CHILD_READERS - {Role.AUTHORITY_SOCIAL_WORKER, Role.COURT_OFFICER}),
    Permission.SEE_TEAM: frozenset(_SUPERVISORS | _SENIORS | {Role.BUSINESS_SERVICES, Role.SCREENING_OFFICER}),
    Permission.WRITE_CHILD: frozenset(_PRACTITIONERS | _SUPERVISORS | {Role.ASSISTANT, Role.SCREENING_OFFICER}),
    Permission.RECORD_DELAY: frozenset(_PRACTITIONERS | _SUPERVISORS),
    Permission.CLOSE_CHILD: frozenset(_PRACTITIONERS | _SUPERVISORS),
    Permission.REVIEW_PLAN: frozenset(_SUPERVISORS | _SENIORS),
    Permission.BREAK_GLASS: frozenset(_CAFCASS_STAFF),
    Permission.REVIEW_BREAK_GLASS: frozenset(_SENIORS),
    Permission.RESTRICT_CHILD: frozenset(_SUPERVISORS | _SENIORS),
    Permission.DECLARE_CONFLICT: frozenset(Role) - _FIGURES_ALONE,
    Permission.APPOINT_STAFF: frozenset({Role.ADMINISTRATOR}),
    Permission.TAKE_UP_INVITATION: frozenset(Role),  # one's own alone
    Permission.ASSIGN_CHILD: frozenset(_SUPERVISORS | _SENIORS),
    Permission.READ_AUDIT: frozenset({Role.AUDITOR}),
    Permission.ALLOCATE: frozenset(_SUPERVISORS | _SENIORS),
    Permission.SEE_CAPACITY: frozenset(_SUPERVISORS | _SENIORS),
    Permission.SET_WORKLOAD: frozenset(_SUPERVISORS | _SENIORS),
    Permission.SET_WEIGHTS: frozenset(_SENIORS),
    Permission.SEE_OWN_WORKLOAD: frozenset(_PRACTITIONERS),
    Permission.SEE_DUTY: frozenset(_CAFCASS_STAFF),
    Permission.WRITE_DUTY: frozenset(_CAFCASS_STAFF),
    Permission.SET_ROTA: frozenset(_SUPERVISORS | _SENIORS),
    Permission.HOLD_RECORD: frozenset(_SENIORS | {Role.COMPLAINTS_MANAGER}),
    Permission.ANSWER_SUBJECT_ACCESS: frozenset({Role.COMPLAINTS_MANAGER}),
    Permission.ERASE_RECORD: frozenset({Role.HEAD_OF_SERVICE}),
    Permission.COPY_SCRUBBED: frozenset({Role.ADMINISTRATOR}),
    Permission.SEE_RIGHTS: frozenset(_SENIORS | {Role.COMPLAINTS_MANAGER, Role.AUDITOR}),
    Permission.CHECK_SUBJECT_ACCESS: frozenset(_SENIORS | {Role.COMPLAINTS_MANAGER}),
    Permission.ASK_ERASURE: frozenset(_SENIORS | {Role.COMPLAINTS_MANAGER}),
    Permission.OPEN_CLOSED_RECORD: frozenset(_SENIORS | {Role.COMPLAINTS_MANAGER}),
    Permission.TAKE_IN: frozenset({Role.ADMINISTRATOR}),  # the service itself, at night
    Permission.RECORD_MEETING: frozenset(_PRACTITIONERS | _SUPERVISORS | {Role.ASSISTANT}),
    Permission.SEE_MEETINGS: frozenset(_PRACTITIONERS | _SUPERVISORS | _SENIORS | {Role.ASSISTANT, Role.AUDITOR}),
    Permission.DECIDE_EXCEPTION: frozenset(_SUPERVISORS | _SENIORS),
    Permission.SET_ENGAGEMENT_LIMIT: frozenset(_SENIORS),
    Permission.WRITE_LETTER: frozenset(_PRACTITIONERS | _SUPERVISORS | {Role.ASSISTANT}),
    Permission.SEE_LETTERS: frozenset(_PRACTITIONERS | _SUPERVISORS | _SENIORS | {Role.ASSISTANT, Role.AUDITOR}),
    Permission.SIGN_WORDING: frozenset(_SENIORS),
    Permission.SCREEN_CHILD: frozenset(_SUPERVISORS | {Role.SCREENING_OFFICER, Role.FAMILY_COURT_ADVISER}),
    Permission.SEE_SCREENING: frozenset(
        _SUPERVISORS | _SENIORS | {Role.SCREENING_OFFICER, Role.FAMILY_COURT_ADVISER, Role.AUDITOR}
    ),
    Permission.SEE_RISK: frozenset(_CAFCASS_STAFF),
    Permission.STAND_DOWN_RISK: frozenset(_SUPERVISORS | _SENIORS),
    Permission.WRITE_SAFEGUARDING_LETTER: frozenset({Role.FAMILY_COURT_ADVISER} | _SUPERVISORS),
    Permission.APPROVE_SAFEGUARDING_LETTER: frozenset(_SUPERVISORS),
    Permission.SHARE_LETTERS: frozenset(_SENIORS | {Role.BUSINESS_SERVICES}),
    Permission.SWITCH_PRIORITISATION: frozenset({Role.SERVICE_MANAGER} | _SENIORS),
    Permission.HOLD_CHILD: frozenset({Role.SERVICE_MANAGER} | _SENIORS),
    Permission.ORDER_REPORT: frozenset(_PRACTITIONERS | _SUPERVISORS | {Role.SCREENING_OFFICER}),
    Permission.WRITE_REPORT: frozenset(_PRACTITIONERS | _SUPERVISORS),
    Permission.CHECK_REPORT: frozenset(_SUPERVISORS | _SENIORS),
    Permission.SEE_REPORTS: frozenset(_CAFCASS_STAFF | {Role.AUDITOR}),
    Permission.SET_INVOLVEMENT: frozenset(_SENIORS),
    Permission.DISPUTE_LINE: frozenset(_CHILD_READERS - {Role.AUDITOR, Role.BUSINESS_SERVICES}),
    Permission.SETTLE_DISPUTE: frozenset(_SUPERVISORS | _SENIORS),
    Permission.WRITE_SAFETY: frozenset(_PRACTITIONERS | _SUPERVISORS),
    Permission.SEE_SAFETY: frozenset(_CAFCASS_STAFF | {Role.AUDITOR}),
    Permission.DECIDE_WARNING: frozenset(_SUPERVISORS | _SENIORS),
    Permission.REPORT_INCIDENT: frozenset(_CAFCASS_STAFF | {Role.BUSINESS_SERVICES, Role.COMPLAINTS_MANAGER}),
    Permission.ACT_ON_INCIDENT: frozenset(_SUPERVISORS | _SENIORS),
    Permission.REVIEW_WORK: frozenset(_SUPERVISORS | _SENIORS),
    Permission.AUDIT_PRACTICE: frozenset(_SUPERVISORS | _SENIORS | {Role.AUDITOR}),
    Permission.WRITE_PROGRESS: frozenset(_PRACTITIONERS | _SUPERVISORS),
    Permission.SEE_OVERSIGHT: frozenset(_PRACTITIONERS | _SUPERVISORS | _SENIORS | {Role.AUDITOR}),
    Permission.SUPERVISE: frozenset(_SUPERVISORS | _SENIORS),
    Permission.SEE_SUPERVISION: frozenset(_CAFCASS_STAFF),  # one's own; seniors their area's: oversight/supervising.py
    Permission.LEAD_LEARNING: frozenset({Role.SERVICE_MANAGER} | _SENIORS),
    Permission.PUBLISH_ALERT: frozenset(_SENIORS),
    Permission.READ_ALERT: frozenset(_CAFCASS_STAFF | {Role.BUSINESS_SERVICES}),
    Permission.NOTIFY_PANEL: frozenset(_SUPERVISORS | _SENIORS),
    Permission.WRITE_ADVICE: frozenset(_PRACTITIONERS | _SUPERVISORS),
    Permission.SEE_ADVICE: frozenset(_PRACTITIONERS | _SUPERVISORS | _SENIORS | {Role.ASSISTANT, Role.AUDITOR}),
    Permission.SEE_INFLUENCE: frozenset(_SUPERVISORS | _SENIORS),
    Permission.READ_WORDS: frozenset(_SUPERVISORS | _SENIORS | {Role.COMPLAINTS_MANAGER}),  # and named, by name
    Permission.NAME_READER: frozenset(_SENIORS | {Role.COMPLAINTS_MANAGER}),
    Permission.SETTLE_WORRY: frozenset(_PRACTITIONERS | _SUPERVISORS | _SENIORS | {Role.COMPLAINTS_MANAGER}),
    Permission.RECEIVE_COMPLAINT: frozenset(_CAFCASS_STAFF | {Role.BUSINESS_SERVICES, Role.COMPLAINTS_MANAGER}),
    Permission.HANDLE_COMPLAINT: frozenset({Role.COMPLAINTS_MANAGER, Role.HEAD_OF_SERVICE}),
    Permission.SEE_OWN_COMPLAINTS: frozenset(_CAFCASS_STAFF),
    Permission.SEE_LISTENING: frozenset(
        _CAFCASS_STAFF
        | {Role.BUSINESS_SERVICES, Role.COMPLAINTS_MANAGER, Role.AUDITOR, Role.ANALYST, Role.BOARD_MEMBER}
    ),
    Permission.GIVE_BACK: frozenset(_SUPERVISORS | _SENIORS | {Role.COMPLAINTS_MANAGER}),
    Permission.RECORD_DISCUSSION: frozenset(_SUPERVISORS),  # for one's own team
    Permission.SHARE_WITH_FAMILY: frozenset(_PRACTITIONERS | _SUPERVISORS),
    Permission.SEE_SHARING: frozenset(_PRACTITIONERS | _SUPERVISORS | _SENIORS | {Role.ASSISTANT, Role.AUDITOR}),
    Permission.WRITE_EXTRACT: frozenset({Role.ADMINISTRATOR}),  # the service itself, at night
    Permission.REVIEW_LINKS: frozenset(_SUPERVISORS | {Role.BUSINESS_SERVICES}),
    Permission.FREE_CHILD: frozenset({Role.SERVICE_MANAGER} | _SENIORS),
    Permission.SEE_RECOMMENDATIONS: frozenset(
        _PROMISERS | _FIGURES_ALONE | {Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR}
    ),
    Permission.SEE_STRATEGY: frozenset(_PROMISERS | _FIGURES_ALONE | {Role.ANALYST, Role.AUDITOR}),
    Permission.WRITE_STRATEGY: frozenset({Role.PROGRAMME_OFFICER}),
    Permission.DO_STRATEGY: frozenset(_PROMISERS),
    Permission.CONFIRM_STRATEGY: frozenset(_SENIORS | {Role.PROGRAMME_OFFICER, Role.BOARD_MEMBER}),
    Permission.APPROVE_CHANGE: frozenset({Role.HEAD_OF_SERVICE, Role.BOARD_MEMBER}),
    Permission.REVIEW_AREA: frozenset(_SENIORS | {Role.PROGRAMME_OFFICER}),
    Permission.WRITE_RISK: frozenset(_PROMISERS),
    Permission.ANSWER_ESCALATION: frozenset(_PROMISERS | {Role.BOARD_MEMBER}),  # for one's own body
    Permission.ASSESS_USE: frozenset(_SENIORS | {Role.PROGRAMME_OFFICER}),
    Permission.SIGN_DEFINITION: frozenset({Role.HEAD_OF_SERVICE, Role.PARTNER}),  # for one's own body
    Permission.SEE_WHAT_WORKS: frozenset(
        _CAFCASS_STAFF | _PROMISERS | _FIGURES_ALONE | {Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR}
    ),
    Permission.WRITE_WHAT_WORKS: frozenset({Role.PROGRAMME_OFFICER}),
    Permission.LOAD_WHAT_WORKS: frozenset({Role.PROGRAMME_OFFICER, Role.ADMINISTRATOR}),
    Permission.WRITE_POOL: frozenset({Role.PROGRAMME_OFFICER, Role.PARTNER}),
    Permission.ANSWER_SURVEY: frozenset(_CAFCASS_STAFF | {Role.PARTNER}),
    Permission.LOAD_RECOMMENDATIONS: frozenset({Role.PROGRAMME_OFFICER, Role.ADMINISTRATOR}),
    Permission.WRITE_RECOMMENDATIONS: frozenset({Role.PROGRAMME_OFFICER}),
    Permission.DO_ACTION: frozenset(_PROMISERS),
    Permission.CONFIRM_ACTION: frozenset(_SENIORS | {Role.PROGRAMME_OFFICER, Role.BOARD_MEMBER}),
    Permission.ATTEST: frozenset(_PROMISERS | {Role.BOARD_MEMBER}),
    Permission.SEE_READINESS: frozenset(
        _PROMISERS | _FIGURES_ALONE | {Role.SERVICE_MANAGER, Role.ANALYST, Role.AUDITOR}
    ),
    Permission.NAME_AREA: frozenset({Role.PROGRAMME_OFFICER}),
    # The administrator stands for the service itself, at night.
    Permission.LOOK_AT_GATES: frozenset(_SENIORS | {Role.PROGRAMME_OFFICER, Role.ADMINISTRATOR}),
    Permission.ATTEST_GATE: frozenset(_PROMISERS | {Role.SERVICE_MANAGER}),
    Permission.DECLARE_READY: frozenset({Role.HEAD_OF_SERVICE}),
    Permission.RECORD_LIVE: frozenset({Role.HEAD_OF_SERVICE, Role.PROGRAMME_OFFICER}),
    Permission.WORK_CONTINGENCY: frozenset(_PROMISERS | {Role.SERVICE_MANAGER}),
}


def may(role: Role, permission: Permission) -> bool:
    """Answer whether a role holds a permission."""
    return role in HOLDERS.get(permission, frozenset())
