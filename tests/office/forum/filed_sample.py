"""The sample case as it is filed: what its lawyer answers in the forms of forums."""

from collections.abc import Mapping
from typing import Final

from casefiles.domain.records.case_records import Case
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.store.vault.open_vault import Vault

COMMON: Final[Mapping[str, str]] = {
    "submission_language": "English",
    "acceptance_check": "yes",
    "author": "Ershat Baratjan, stateless in fact, born 11 May 1984; Halvik Remand Centre, Lysmark",
    "applicant": "Ershat Baratjan, born 11 May 1984, bookseller and printer; male",
    "victim": "Ershat Baratjan; Halvik Remand Centre, prison number 23-0914",
    "rep": "Aud Brennick, advocate, Quay Street 4, Halvik; +999 20 555 0100",
    "contact_person": "Aud Brennick, advocate, +999 20 555 0100 (day and night)",
    "authority": "Signed on 24 May 2024 in Halvik Remand Centre",
    "authority_signed": "yes",
    "anonymity": "yes",
    "removal_datetime": "2024-06-05T06:10",
    "tz": "Central European Summer Time (UTC+2)",
    "removal_date": "2024-06-05T06:10",
    "destination": "People's Republic of China, Ürümchi by way of Beijing",
    "flight": "Not told. The police named 5 June 2024 by telephone on 21 May 2024.",
    "route": "By air from Halvik; told to counsel by the border police on 21 May 2024.",
    "detention_place": "Halvik Remand Centre",
    "prison_no": "23-0914",
    "measure": (
        "That the State refrain from extraditing Ershat Baratjan to the People's Republic of China "
        "while his case is pending.\n"
        "That it tell the competent court, the border police and the remand centre at once."
    ),
    "harm": (
        "He faces torture in police custody and a trial that a county bureau of public security "
        "has already decided. His cellmate of 2018, Memtimin Sawut, was beaten and asked about "
        "the same bookshop.\n"
        "His father Baratjan Hoshur was taken two days after a witness spoke in court, and has "
        "not been seen since 7 December 2023."
    ),
    "grounds_of_fear": (
        "The applicant belongs to a group whose members are ill-treated in detention as a matter "
        "of course. He has been named by the officer who searched his shop in 2015.\n"
        "Relatives have been visited, summoned and detained in step with these proceedings; "
        "Zulpiye Baratjan was questioned for more than twelve hours."
    ),
    "articles": "Articles 2, 3 and 6 of the Convention",
    "remedies": (
        "Regional Court of Halvik | extradition | 2023-10-09 | 2024-03-18 | admissible for fraud | "
        "AB/12 |\n"
        "Court of Appeal of Lysmark | appeal, without suspensive effect | 2024-03-25 | pending, "
        "hearing on 3 June 2024 | | |"
    ),
    "other_proc": "CCF | not yet told | 2024-02-12 | pending | | N",
    "conflict_why": "The Commission is no procedure of international investigation or settlement.",
    "suspensive_effect": "no",
    "order_ref": "Ext 0/2023",
    "order_date": "2024-03-18",
    "to_notify": "Ministry of Justice of Lysmark; Court of Appeal of Lysmark; Halvik Remand Centre",
    "counsel_phone_24h": "+999 20 555 0100",
    "alternate_contact": "Duty desk of the Lysmark Bar, +999 20 555 0190",
    "decisions": "Decision of the Regional Court of Halvik, 18 March 2024 (AB/12)",
    "interim": (
        "No extradition while the case is pending | torture, enforced disappearance | 5 June 2024, "
        "06:10 | AB/11; AB/12"
    ),
    "sought": "A finding of a violation, and that the extradition be refused for good.",
    "new_evidence": "The article of 6 May 2024 (CM/1).",
    "personal_risk": (
        "The officer who signed the request searched the complainant's shop. What the request "
        "calls fraud is what customers paid in advance for books."
    ),
    "general_situation": "See the report of Dr Celandine Marwood of 1 March 2024.",
    "risk_factors": "Uyghur; bookseller; applied for asylum; family targeted since his arrest.",
    "assurances": (
        "The five points of 15 January 2024 say what the law says already. No monitor, no remedy, "
        "no place is named, and they were given while Baratjan Hoshur was held."
    ),
    "domestic_ref": "Ext 0/2023",
    "signature": "To be signed by hand",
}  # fmt: skip
"""Answers in fields that several forums ask for by the same name."""

OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "un_cat_art22": {
        "committee": "Committee against Torture",
        "claims": "Article 3 | decision of 18 March 2024 to extradite | he faces torture, and no "
        "assurance removes that | AB/11, p. 1; AB/12, p. 2",
    },
    "un_tb_interim_letter": {
        "committee": "Committee against Torture",
        "remedies": "Admissible on 18 March 2024; appeal of 25 March 2024, heard on 3 June 2024.",
        "other_proc": "CCF, request for deletion of 12 February 2024, pending.",
    },
    "echr_rule39": {
        "remedies": (
            "18 March 2024: the Regional Court of Halvik declares extradition admissible for "
            "fraud.\n25 March 2024: appeal to the Court of Appeal, without suspensive effect. It "
            "will be heard on 3 June 2024; the request is conditional on its outcome."
        ),
        "other_proc": "CCF, request for deletion of 12 February 2024, pending.",
    },
    "un_wgad": {
        "family_name": "Baratjan",
        "first_name": "Ershat",
        "sex": "male",
        "dob_or_age": "11 May 1984",
        "nationality": "China",
        "profession": "Bookseller, teacher of literature",
        "usual_residence": "Halvik, Lysmark",
        "arrest_date": "2023-09-14",
        "arrest_place": "Halvik Airport",
        "forces": "Airport police of Halvik",
        "warrant_shown": "no",
        "warrant_authority": "None was named",
        "reasons_given": "A notice of INTERPOL that named no place, no sum and no victim",
        "detention_date": "2023-09-14",
        "duration": "Since 14 September 2023; more than eight months",
        "holding_forces": "Prison service of Lysmark",
        "places": "Halvik Remand Centre",
        "ordering_authority": "Regional Court of Halvik",
        "reasons": "Extradition custody",
        "category_claims": (
            "I: no legal basis. No warrant was attached to the notice.\n"
            "II: results from exercise of protected rights. He sold books.\n"
            "V: discriminatory detention."
        ),
        "domestic_steps": "Regional Court of Halvik, 28 November 2023 and 18 March 2024: detention "
        "continues.\nCourt of Appeal of Lysmark, appeal of 25 March 2024: pending.",
        "other_proc": "CCF | not yet told | 2024-02-12 | pending",
        "source_name": "Aud Brennick, advocate",
        "source_contact": "Quay Street 4, Halvik, Lysmark; office@brennick.example",
        "consent_doc": "Signed on 24 May 2024",
    },
    "echr_rule47": {
        "applicant": "Baratjan, Ershat, born 11 May 1984, bookseller; male; national of China",
        "applicant_address": "Halvik Remand Centre, Lysmark, prison number 23-0914",
        "violations": (
            "Article 3 | Extradition to China would expose the applicant to torture: he will be "
            "detained from the first day, his cellmate of 2018 was beaten in the same county, and "
            "the assurances name no monitor and no place (AB/11, p. 1).\n"
            "Article 6 | A county bureau of public security has already decided the case."
        ),
        "exhaustion": (
            "Article 3 | Regional Court of Halvik, 18 March 2024: admissible for fraud | Court of "
            "Appeal of Lysmark, appeal of 25 March 2024, heard on 3 June 2024 (AB/12, p. 1)\n"
            "Article 6 | the same | the same"
        ),
        "unused_remedies": "None was left unused.",
        "final_decision_date": "2024-03-18",
        "other_proc": "CCF | request for deletion | 2024-02-12 | pending",
        "earlier_applications": "Request under Rule 39 of 24 May 2024, no number yet",
        "place_date": "Halvik, 20 May 2024",
        "correspondent": "Aud Brennick, advocate, Quay Street 4, Halvik",
    },
    "un_sp_communication": {
        "submitter_name": "Aud Brennick, advocate",
        "submitter_contact": "Quay Street 4, Halvik, Lysmark; office@brennick.example",
        "communication_type": "urgent appeal",
        "mandates": "torture\narbitrary detention\nenforced disappearances\nminority issues",
        "victim_sex": "male",
        "victim_age": "11 May 1984",
        "victim_nationality": "China",
        "victim_occupation": "Bookseller, teacher of literature",
        "consent_given": "yes",
        "victim_name_may_go_to_state": "yes",
        "victim_name_may_be_public": "no",
        "perpetrators": "Public Security Bureau of Yinquan County",
        "state_or_nonstate": "State",
        "date": "2023-09-14",
        "place": "Halvik Airport, Lysmark; Yinquan County, China",
        "steps_taken": "Regional Court of Halvik, 28 November 2023 and 18 March 2024: detention "
        "continues.\nCourt of Appeal of Lysmark, appeal of 25 March 2024: pending.",
        "prior_submissions": "CCF | request for deletion | 2024-02-12 | pending",
        "urgency_reason": "Surrender was announced for 5 June 2024. The mandates are asked to "
        "write to Lysmark at once, so that nobody is handed over before a final decision.",
    },
    "un_reprisals": {
        "submitter_name": "Aud Brennick, advocate",
        "submitter_contact": "Quay Street 4, Halvik, Lysmark; office@brennick.example",
        "consent_report": "yes",
        "consent_action": "yes",
        "persons_targeted": "Ershat Baratjan and relatives who are not named here",
        "un_body": "Committee against Torture",
        "un_date": "2024-05-20",
        "un_reference": "Not yet registered",
        "how_known": "The request for interim measures was mentioned in open court.",
        "acts": "22 May 2024 | Yinquan County | county police | a relative was questioned again",
        "causal_link": "Two days lie between the request and the visit.",
        "relatives_affected": "Relatives in Yinquan County",
        "earlier_status": "None",
        "state_response": "None",
        "requested_action": "That the Office raise the visit with the State.",
        "confidentiality_items": "Names of relatives | the State and the public",
    },
    "ccf_request": {
        "request_type": "deletion",
        "other_proc": "",
        "conflict_why": "",
        "id_copy": "Passport of the applicant, put up apart",
        "id_valid_until": "2027-03-01",
        "poa": "Signed on 24 May 2024",
        "poa_text": "... and to have access to any information recorded about me.",
        "notice_no": "Not told; shown at Halvik Airport on 14 September 2023",
        "ncb": "Beijing",
        "notice_date": "Between May and 14 September 2023; learned at the border",
        "purpose": "Deletion of all data on the applicant. The notice names no place, no sum and "
        "no victim; it serves to bring back a bookseller whose relatives are held.",
        "grounds": "5.1 He would be tortured.\n5.2 The case is political: it is about books.\n"
        "5.3 The data name neither act nor victim.",
        "provisional": "Access for all bureaus is to be suspended at once: a hearing is near.",
        "confidential": "Papers of the asylum file | Beijing | relatives at risk",
        "sought": "Deletion of the data, and notice of it to all bureaus.",
    },
}  # fmt: skip


def answer_all(vault: Vault, wanted: EditionRequest) -> None:
    """Answer every field of a form that the lawyer of the sample has an answer for."""
    assert vault.read(lambda reader: reader.get(Case, wanted.case_id)) is not None
    vault.write(save_answers(wanted, {**COMMON, **OWN.get(wanted.profile, {})}))
