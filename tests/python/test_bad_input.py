"""Whatever a raw row holds, it lands somewhere: kept and flagged, merged, or rejected with every reason. Nothing breaks."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import NO_UNIT_TESTS, Warehouse

GOOD_COMPANY = {"intake_id": "1", "company_name": "Alder Works", "website": "alder.example", "uploaded_at": "2025-10-24T10:00:00Z"}
GOOD_PERSON = {"intake_id": "P1", "full_name": "Ada Alder", "email": "ada@alder.example", "title": "CEO",
               "company_website": "alder.example", "uploaded_at": "2025-10-25T10:00:00Z"}
COMPANY_ID, PERSON_ID = "04.04.02.04.30000.001", "04.04.02.04.20000.001"

# table: [(row, expected fate: '' kept unflagged, 'kept: code, ...' or 'rejected: code, ...'), ...]
ROWS: dict[str, list[tuple[dict, str]]] = {
    "company_raw_intake": [
        (GOOD_COMPANY, "kept"),
        ({**GOOD_COMPANY, "intake_id": None}, "rejected: intake_id_missing"),
        ({**GOOD_COMPANY, "intake_id": "  "}, "rejected: intake_id_missing"),
        ({**GOOD_COMPANY, "company_name": "Second copy", "uploaded_at": "2025-10-25"}, "rejected: intake_id_duplicate"),
        ({**GOOD_COMPANY, "company_name": "Third copy", "uploaded_at": "2025-10-26"}, "rejected: intake_id_duplicate"),
        ({"intake_id": "2"}, "rejected: company_name_missing"),
        ({"intake_id": "3", "company_name": "N/A"}, "rejected: company_name_missing"),
        ({"intake_id": "4", "company_name": "Test Company"}, "rejected: company_name_placeholder"),
        ({"intake_id": "5", "company_name": "X"}, "rejected: company_name_too_short"),
        ({"intake_id": "6", "company_name": "Birch 'Quoted\" Works, \\ ; -- $1", "employee_count": "many", "revenue": "a lot",
          "uploaded_at": "31/12/2025", "phone": "call me", "website": "https://example.com", "state": "Narnia",
          "validation_status": "perhaps", "promoted_to_unique_id": "04.04.02.04.30000.1234"},
         "kept: employee_count_invalid, phone_invalid, promoted_id_malformed, revenue_invalid, state_unknown, uploaded_at_invalid, "
         "validation_status_unknown, website_invalid"),
        ({"intake_id": "7", "company_name": "Cédàr Wörks 株式会社 🌲", "employee_count": "-5", "revenue": "1e400",
          "uploaded_at": "2025-02-30T25:61:00Z"}, "kept: employee_count_invalid, revenue_invalid, uploaded_at_invalid"),
        ({"intake_id": "8", "company_name": "Dogwood Works", "employee_count": "99999999999999999999999", "uploaded_at": "infinity"},
         "kept: employee_count_invalid, uploaded_at_invalid"),
    ],
    "people_raw_intake": [
        (GOOD_PERSON, "kept"),
        ({**GOOD_PERSON, "intake_id": None}, "rejected: intake_id_missing"),
        ({**GOOD_PERSON, "full_name": "Ada B. Alder", "uploaded_at": "2025-10-26"}, "rejected: intake_id_duplicate"),
        ({"intake_id": "P2", "full_name": "-", "email": "x@alder.example"}, "rejected: full_name_missing"),
        ({"intake_id": "P3", "full_name": "General Manager", "email": "x@alder.example"}, "rejected: full_name_placeholder"),
        ({"intake_id": "P4", "full_name": "Nobody Known"}, "rejected: no_identifier"),
        ({"intake_id": "P5", "full_name": "Bo Birch", "email": "not an e-mail", "phone": "1", "linkedin_url": "twitter.com/bo",
          "company_website": "no domain", "uploaded_at": "now", "company_name": "Unheard-of Ltd"},
         "kept: company_website_invalid, email_invalid, linkedin_url_invalid, phone_invalid, uploaded_at_invalid"),
    ],
    "match_decisions": [
        ({"decision_id": "1", "entity": "person", "one_id": PERSON_ID, "other_id": "04.04.02.04.20000.002", "decision": "keep apart",
          "reason": "Two people", "decided_by": "Ada", "decided_at": "2025-11-01"}, "kept"),
        ({"decision_id": "1", "entity": "person", "one_id": PERSON_ID, "other_id": "04.04.02.04.20000.002", "decision": "merge",
          "reason": "One", "decided_by": "Ada", "decided_at": "2025-11-02"}, "rejected: decision_id_duplicate"),
        ({"entity": "robot", "one_id": "x", "decision": "perhaps", "departing_id": "formerly", "decided_at": "soon"},
         "rejected: decided_at_invalid, decided_by_missing, decision_id_missing, decision_unknown, departing_id_unknown, entity_unknown, "
         "one_id_malformed, other_id_malformed, reason_missing"),
        ({"decision_id": "2", "entity": "company", "one_id": COMPANY_ID, "other_id": COMPANY_ID, "decision": "merge", "reason": "Doubt",
          "decided_by": "Ada"}, "rejected: decided_at_missing, ids_equal"),
        ({"decision_id": "3", "entity": "person", "one_id": "04.04.02.04.20009.998", "other_id": "04.04.02.04.20009.999",
          "decision": "merge", "decided_at": "2025-11-01"}, "kept: decided_by_missing, reason_missing"),
    ],
    "contact_enrichment": [
        ({"enrichment_id": "1", "person_unique_id": PERSON_ID, "status": "completed", "started_at": "2025-11-01",
          "completed_at": "2025-11-02", "phone": "+1 304-555-0101"}, "kept"),
        ({"enrichment_id": "1", "person_unique_id": PERSON_ID, "started_at": "2025-11-03"}, "rejected: enrichment_id_duplicate"),
        ({"person_unique_id": PERSON_ID}, "rejected: enrichment_id_missing"),
        ({"enrichment_id": "2"}, "rejected: person_missing"),
        ({"enrichment_id": "3", "person_unique_id": "04.04.02.04.20009.999"}, "rejected: person_unknown"),
        ({"enrichment_id": "4", "person_unique_id": PERSON_ID, "status": "vanished", "started_at": "soon", "completed_at": "later",
          "cost_usd": "free", "email": "?", "phone": "x"},
         "kept: completed_at_invalid, cost_usd_invalid, phone_invalid, started_at_invalid, status_unknown"),
        ({"enrichment_id": "5", "person_unique_id": PERSON_ID, "status": "success", "started_at": "2025-11-02T10:00:00+02:00",
          "completed_at": "2025-11-02T07:00:00Z"}, "kept: completed_before_started"),
    ],
    "email_verification": [
        ({"verification_id": "1", "person_unique_id": PERSON_ID, "email": "ada@alder.example", "email_status": "ok",
          "verified_at": "2025-11-02"}, "kept"),
        ({"verification_id": "2", "person_unique_id": "PER-1", "email_status": "valid"}, "rejected: person_unknown"),
        ({"verification_id": "3", "person_unique_id": PERSON_ID, "email_status": "splendid", "verified_at": "0000-00-00",
          "email": "ada@alder.example"}, "kept: email_status_unknown, verified_at_invalid"),
    ],
    "pipeline_events": [
        ({"event_id": "1", "company_unique_id": COMPANY_ID, "event_type": "company_promoted", "payload": '{"a": 1}',
          "status": "processed", "created_at": "2025-11-01"}, "kept"),
        ({"event_id": "2", "event_type": "x", "payload": '{"company_id": "' + COMPANY_ID + '"', "status": "success", "created_at": "2025-11-01"},
         "kept: payload_invalid"),
        ({"event_id": "3", "event_type": "x", "payload": '{"company_id": "04.04.02.04.30009.999"}', "status": "odd", "created_at": "x"},
         "kept: company_unknown, created_at_invalid, status_unknown"),
        ({"event_id": "4", "event_type": "x", "payload": '{"a": "\\u0000"}', "status": "failed", "created_at": "2025-11-01"}, "kept: payload_invalid"),
        ({"event_id": "5", "event_type": "x", "payload": "[1, 2]", "status": "failed", "created_at": "2025-11-01"}, "kept"),
        ({"event_type": "no key"}, "rejected: event_id_missing"),
    ],
    "pipeline_errors": [
        ({"error_id": "17", "error_message": "boom", "severity": "fatal", "created_at": "2025-11-01"}, "kept"),
        ({"error_id": "04.04.02.04.40000.007", "error_message": "kept", "severity": "error", "created_at": "2025-11-01"}, "kept"),
        ({"error_id": "17", "error_message": "again", "created_at": "2025-11-02"}, "rejected: error_id_duplicate"),
        ({"error_id": "18", "severity": "meh"}, "kept: severity_unknown"),
    ],
    "bit_signal": [
        ({"signal_id": "1", "company_unique_id": COMPANY_ID, "signal_type": "website", "signal_strength": "5", "detected_at": "2025-11-01"}, "kept"),
        ({"signal_id": "2", "company_unique_id": COMPANY_ID, "signal_type": "hiring", "detected_at": "2025-11-08T00:00:00Z"}, "rejected: detected_in_future"),
        ({"signal_id": "3", "company_unique_id": COMPANY_ID, "signal_type": "telepathy", "detected_at": "2025-11-01"}, "rejected: signal_type_unknown"),
        ({"signal_id": "4", "company_unique_id": COMPANY_ID, "signal_type": "hiring", "signal_strength": "99", "detected_at": "2025-11-01"},
         "rejected: signal_strength_out_of_range"),
        ({"signal_id": "5", "company_unique_id": COMPANY_ID, "signal_type": "hiring", "signal_strength": "strong", "detected_at": "2025-11-01"},
         "rejected: signal_strength_invalid"),
        ({"signal_id": "6", "company_unique_id": "04.04.02.04.30009.999", "signal_type": "hiring", "detected_at": "2025-11-01"}, "rejected: company_unknown"),
        ({"signal_id": "7", "company_unique_id": COMPANY_ID, "person_unique_id": "nobody", "signal_type": "linkedin", "signal_data": "{broken",
          "detected_at": "2025-11-01", "ingested_at": "?? "}, "kept: person_unknown, signal_data_invalid"),
        ({"signal_id": "8", "signal_type": "website", "detected_at": "last week"}, "rejected: company_missing, detected_at_invalid"),
    ],
    "ple_cycle": [
        ({"cycle_id": "c1", "company_unique_id": COMPANY_ID, "status": "active", "started_at": "2025-11-01"}, "kept"),
        ({"cycle_id": "c2", "company_unique_id": "nobody", "status": "spinning", "started_at": "?x"}, "kept: company_unknown, started_at_invalid, status_unknown"),
        ({"cycle_id": "c1"}, "rejected: cycle_id_duplicate"),
    ],
    "ple_step": [
        ({"step_id": "s1", "cycle_id": "c1", "status": "sent", "executed_at": "2025-11-01"}, "kept"),
        ({"step_id": "s2", "cycle_id": "c9"}, "rejected: cycle_unknown"),
        ({"step_id": "s3"}, "rejected: cycle_missing"),
    ],
    "ple_log": [
        ({"log_id": "l1", "step_id": "s1", "log_level": "WARN", "message": "ok", "logged_at": "2025-11-01"}, "kept"),
        ({"log_id": "l2", "step_id": "s2", "log_level": "info"}, "rejected: step_unknown"),       # its step was rejected
        ({"log_id": "l3", "step_id": "s1", "log_level": "shout", "logged_at": "??x"}, "kept: log_level_unknown, logged_at_invalid"),
    ],
}
SCHEMAS = {"company_raw_intake": "intake", "people_raw_intake": "intake", "bit_signal": "bit", "ple_cycle": "ple", "ple_step": "ple", "ple_log": "ple"}
NOTED = {"website_missing", "linkedin_url_missing", "phone_missing", "industry_missing", "employee_count_missing", "uploaded_at_missing",
         "email_missing", "title_missing", "company_missing", "error_message_missing", "event_type_missing", "completed_without_time"}


@pytest.mark.slow
def test_every_bad_row_lands_with_its_reasons_and_every_test_stays_green(raw_warehouse: Warehouse) -> None:
    raw_warehouse.load(**{table: [row for row, _ in rows] for table, rows in ROWS.items()})
    # the rows must be the same on both engines, so one of them runs all tests of the marts, the other the invariants only
    left_out = ["test_type:generic,path:models/intermediate", "test_type:generic,path:models/staging"]
    left_out = left_out if raw_warehouse.engine == "duckdb" else ["test_type:generic"]
    raw_warehouse.dbt("build", "--exclude-resource-type", "seed", *NO_UNIT_TESTS, "--exclude", *left_out)

    for table, rows in ROWS.items():
        schema = SCHEMAS.get(table, "marketing")
        expected = Counter(fate.split(":")[0] for _, fate in rows)
        found = dict(zip(("rows_in", "rows_kept", "rows_merged", "rows_rejected", "rows_unaccounted"), raw_warehouse.query(
            "select rows_in, rows_kept, rows_merged, rows_rejected, rows_unaccounted from analytics_intake.source_reconciliation"
            f" where source_table = '{schema}.{table}'")[0]))
        assert found == {"rows_in": len(rows), "rows_kept": expected["kept"], "rows_merged": 0,
                         "rows_rejected": expected["rejected"], "rows_unaccounted": 0}, table

        noted = NOTED if schema == "intake" else NOTED - {"company_missing"}
        reasons = Counter(frozenset(codes.split(", ")) - noted for (codes,) in raw_warehouse.query(
            f"select reason_codes from analytics_intake.rejected_records where source_table = '{schema}.{table}'"))
        assert reasons == Counter(frozenset(fate.split(": ")[1].split(", ")) for _, fate in rows if fate.startswith("rejected")), table

        column = "reason_codes" if schema == "intake" else "quality_flags"
        accepted = " where validation_status != 'rejected'" if schema == "intake" else ""
        flags = Counter(frozenset((codes or "").split(", ")) - noted - {""} for (codes,) in raw_warehouse.query(
            f"select {column} from analytics_{schema}.{table}{accepted}"))
        assert flags == Counter(frozenset(fate[6:].split(", ") if ":" in fate else []) for _, fate in rows if fate.startswith("kept")), table


@pytest.mark.slow
def test_typed_raw_tables_are_read_like_text(raw_warehouse: Warehouse) -> None:
    """A real database has integers, booleans and timestamps with time zone where the sample has text."""
    raw_warehouse.load(company_raw_intake=[GOOD_COMPANY], people_raw_intake=[GOOD_PERSON])
    zone = "timestamptz" if raw_warehouse.engine == "postgres" else "timestamp with time zone"
    raw_warehouse.execute(
        f"create table intake.typed as select cast(7 as bigint) as intake_id, company_name, industry, cast(120 as integer) as employee_count,"
        f" cast(2500000.50 as numeric(14, 2)) as revenue, website, linkedin_url, phone, address, city, state, postal_code, source, batch_id,"
        f" true as validation_status, promoted_to_unique_id, cast('2025-10-24 12:00:00+02' as {zone}) as uploaded_at,"
        f" cast('2025-10-24 10:30:00' as timestamp) as validated_at from intake.company_raw_intake")
    raw_warehouse.execute("drop table intake.company_raw_intake cascade")
    raw_warehouse.execute("alter table intake.typed rename to company_raw_intake")
    raw_warehouse.dbt("run", "--select", "+company_master", "+company_raw_intake")
    assert [tuple(map(str, row)) for row in raw_warehouse.query(
        "select employee_count, revenue, created_at, updated_at from analytics_marketing.company_master")] == [
        ("120", "2500000.50", "2025-10-24 10:00:00", "2025-10-24 10:30:00")]
    assert raw_warehouse.query("select intake_id, reported_status from analytics_intake.company_raw_intake") == [("7", "passed")]
