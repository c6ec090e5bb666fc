"""A census of invented children, every element filled and every rule kept: what the census is measured on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

_FIRST = date(2026, 4, 6)
_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<Message><Header>
<CollectionDetails><Collection>CIN</Collection><Year>2027</Year><ReferenceDate>2027-03-31</ReferenceDate>
</CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>330</LEA><SoftwareCode>Invented</SoftwareCode>
<Release>1</Release><SerialNo>001</SerialNo><DateTime>2027-05-23T11:14:05</DateTime></Source></Header>
<Children>
"""
_CHILD = """        <Child>
            <ChildIdentifiers>
                <LAchildID>INV{number:07}</LAchildID>
                <UPN>A{number:012}</UPN>
                <FormerUPN>X98765432123B</FormerUPN>
                <UPNunknown>UN3</UPNunknown>
                <PersonBirthDate>{born}</PersonBirthDate>
                <Sex>{sex}</Sex>
            </ChildIdentifiers>
            <ChildCharacteristics>
                <Ethnicity>{ethnicity}</Ethnicity>
                <Disabilities>
                    <Disability>HAND</Disability>
                    <Disability>HEAR</Disability>
                </Disabilities>
            </ChildCharacteristics>
            <CINdetails>
                <CINreferralDate>{d0}</CINreferralDate>
                <ReferralSource>1A</ReferralSource>
                <PrimaryNeedCode>N4</PrimaryNeedCode>
                <CINclosureDate>2027-03-27</CINclosureDate>
                <ReasonForClosure>RC1</ReasonForClosure>
                <DateOfInitialCPC>{d5}</DateOfInitialCPC>
                <Assessments>
                    <AssessmentActualStartDate>{d1}</AssessmentActualStartDate>
                    <AssessmentInternalReviewDate>{d2}</AssessmentInternalReviewDate>
                    <AssessmentAuthorisationDate>{d3}</AssessmentAuthorisationDate>
                    <FactorsIdentifiedAtAssessment>
                        <AssessmentFactors>1C</AssessmentFactors>
                        <AssessmentFactors>18B</AssessmentFactors>
                        <AssessmentFactors>6B</AssessmentFactors>
                    </FactorsIdentifiedAtAssessment>
                </Assessments>
                <CINPlanDates>
                    <CINPlanStartDate>{d2}</CINPlanStartDate>
                    <CINPlanEndDate>{d4}</CINPlanEndDate>
                </CINPlanDates>
                <Section47>
                    <S47ActualStartDate>{d4}</S47ActualStartDate>
                    <InitialCPCtarget>{d5}</InitialCPCtarget>
                    <DateOfInitialCPC>{d5}</DateOfInitialCPC>
                    <ICPCnotRequired>false</ICPCnotRequired>
                </Section47>
                <ReferralNFA>0</ReferralNFA>
                <ChildProtectionPlans>
                    <CPPstartDate>{d5}</CPPstartDate>
                    <CPPendDate>{d8}</CPPendDate>
                    <InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse>
                    <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>
                    <NumberOfPreviousCPP>1</NumberOfPreviousCPP>
                    <Reviews>
                        <CPPreviewDate>{d6}</CPPreviewDate>
                    </Reviews>
                </ChildProtectionPlans>
                <PreProceedingsandFGDM>
                    <PPStartDate>{d5}</PPStartDate>
                    <LBPSentDate>{d6}</LBPSentDate>
                    <FGDMMeetingOffer>1</FGDMMeetingOffer>
                    <FGDMMeetingFac>true</FGDMMeetingFac>
                    <InitialPPMeetingDate>{d7}</InitialPPMeetingDate>
                    <ReviewMeetingsCount>3</ReviewMeetingsCount>
                    <StepDecisionDate>{d8}</StepDecisionDate>
                    <PPOutcome>A</PPOutcome>
                    <CourtAppDate>{d8}</CourtAppDate>
                    <LetterInitCPDate>{d9}</LetterInitCPDate>
                </PreProceedingsandFGDM>
            </CINdetails>
        </Child>
"""


def write_census(path: Path, children: int) -> None:
    """Write a census of invented children, every element filled and every rule kept, indented as suppliers do."""
    with path.open("w", encoding="utf-8") as opened:
        opened.write(_HEADER)
        for number in range(children):
            begins = _FIRST + timedelta(days=number % 60)
            days = {f"d{step}": begins + timedelta(days=14 * step + number % 7) for step in range(10)}
            opened.write(
                _CHILD.format(
                    number=number,
                    born=date(2015, 1, 1) + timedelta(days=number % 3000),
                    sex="FMU"[number % 3],
                    ethnicity=("WBRI", "APKN", "BAFR", "MWBC", "NOBT")[number % 5],
                    **days,
                )
            )
        opened.write("</Children></Message>\n")
