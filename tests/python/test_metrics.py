"""Every metric of the semantic layer is valid, and gives the figure that the tables and KPI models give, on each engine.

MetricFlow makes the SQL here, in this process, from the manifest that dbt has parsed; the warehouse runs it. Its own command
starts dbt for every question and would take minutes.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import Warehouse
from dbt.contracts.graph.semantic_manifest import SemanticManifest

pytest.importorskip("metricflow", reason="dbt-metricflow is not installed")
from metricflow.engine.metricflow_engine import MetricFlowEngine, MetricFlowQueryRequest  # noqa: E402
from metricflow.protocols.sql_client import SqlEngine  # noqa: E402
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer  # noqa: E402
from metricflow.sql.render.postgres import PostgresSQLSqlPlanRenderer  # noqa: E402
from metricflow_semantic_interfaces.validations.semantic_manifest_validator import SemanticManifestValidator  # noqa: E402
from metricflow_semantics.model.dbt_manifest_parser import parse_manifest_from_dbt_generated_manifest  # noqa: E402
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup  # noqa: E402

ALL_SLOTS = "from analytics_kpi.kpi_slot_fill where breakdown = 'all' and slot_type = 'all'"
PEOPLE, COMPANIES, SCORES = "analytics_marketing.people_master", "analytics_marketing.company_master", "analytics_bit.bit_company_score"
JOBS, CHECKS = "analytics_marketing.contact_enrichment", "analytics_marketing.email_verification"
EVENTS, ERRORS = "analytics_marketing.pipeline_events", "analytics_marketing.pipeline_errors"
CYCLES, STEPS, SIGNALS = "analytics_ple.ple_cycle", "analytics_ple.ple_step", "analytics_bit.bit_signal"
COMPANY_UPLOADS, CONTACT_UPLOADS = "analytics_intake.company_raw_intake", "analytics_intake.people_raw_intake"
CASES, SLOTS = "analytics_marketing.people_resolution_queue", "analytics_marketing.company_slots"
HOT = "from analytics_kpi.kpi_score_tiers where tier_group = 'all hot' and is_current"


def count(table: str, condition: str = "true") -> str:
    return f"select count(*) from {table} where {condition}"


def share(table: str, part: str, whole: str = "true") -> str:
    return f"select count(case when {part} then 1 end) * 1.0 / nullif(count(case when {whole} then 1 end), 0) from {table}"


# what each metric must be, asked of the tables in another way than the metric asks
EXPECTED = {
    "slots": f"select 3 * count(*) from {COMPANIES}",
    "filled_slots": count(SLOTS, "person_unique_id is not null"),
    "open_slots": count(SLOTS, "person_unique_id is null"),
    "slots_verified_90d": f"select slots_verified_90d {ALL_SLOTS}",
    "slot_fill_rate": f"select fill_rate {ALL_SLOTS}",
    "verified_slot_rate": f"select verified_rate {ALL_SLOTS}",
    "median_days_to_fill": f"select median_days_to_fill {ALL_SLOTS}",
    "median_days_open": f"select median_days_open {ALL_SLOTS}",
    "contacts": count(PEOPLE),
    "contacts_in_slots": f"select count(distinct person_unique_id) from {SLOTS}",
    "contacts_without_slot": count(PEOPLE, f"unique_id not in (select person_unique_id from {SLOTS} where is_filled)"),
    "contacts_enriched": count(PEOPLE, "is_enriched"),
    "contacts_with_email": count(PEOPLE, "email is not null"),
    "contacts_checked": count(PEOPLE, "email_verified_at is not null"),
    "contacts_risky": count(PEOPLE, "email_status = 'risky'"),
    "contacts_stale": count("analytics_kpi.kpi_contact", "is_stale"),
    "contacts_in_open_pairs": "select people_in_open_pairs from analytics_kpi.kpi_duplicates where conflict_type = 'all'",
    "verified_contacts": count(PEOPLE, "is_email_verified"),
    "recheck_due_contacts": count("analytics_kpi.kpi_contact", "is_check_due"),
    "outreach_ready_contacts": count("analytics_kpi.kpi_contact", "is_outreach_ready"),
    "engaged_contacts": count("analytics_bit.bit_contact_score", "signals_7d > 0"),
    "enrichment_coverage": share(PEOPLE, "is_enriched"),
    "verification_rate": share(PEOPLE, "email_verified_at is not null", "email is not null"),
    "validity_rate": share(PEOPLE, "email_status = 'valid'", "email_verified_at is not null"),
    "risky_share": share(PEOPLE, "email_status = 'risky'", "email_verified_at is not null"),
    "stale_contact_rate": share("analytics_kpi.kpi_contact", "is_stale"),
    "duplicate_rate": "select duplicate_rate from analytics_kpi.kpi_duplicates where conflict_type = 'all'",
    "companies": count(COMPANIES),
    "companies_entered": count(COMPANIES),
    "companies_filled": count(SCORES, "slots_filled > 0"),
    "companies_reached": count("analytics_kpi.kpi_company", "is_reached_out"),
    "companies_enriched": f"select count(distinct company_unique_id) from {PEOPLE} where is_enriched",
    "never_enriched_companies": count(COMPANIES, f"company_unique_id not in (select company_unique_id from {PEOPLE}"
                                                 " where is_enriched and company_unique_id is not null)"),
    "fully_staffed_companies": count(SCORES, "slots_filled = 3"),
    "unstaffed_companies": count(SCORES, "slots_filled = 0"),
    "hot_accounts": count(SCORES, "score_tier in ('hot', 'burning')"),
    "hot_without_contact": count("analytics_queues.queue_hot_without_contact"),
    # all of the sample happened within 90 days, but some companies were reached out to before their upload
    "fill_conversion_90d": share(SCORES, "slots_filled > 0"),
    "outreach_conversion_90d": share("analytics_kpi.kpi_company", "cast(first_outreach_at as date) >= cast(created_at as date)"),
    "surging_accounts": count(SCORES, "is_surging"),
    "qualified_accounts": count(SCORES, "is_mqa"),
    "slots_engaged": f"select sum(slots_engaged) from {SCORES}",
    "scores_filled": count(SLOTS, "is_filled"),
    "group_slots": count(SLOTS),
    "buying_group_completeness": f"select avg(filled_coverage) from {SCORES}",
    "buying_group_coverage": f"select avg(engaged_coverage) from {SCORES}",
    "published_hot_accounts": f"select companies {HOT}",
    "new_hot_accounts": f"select came_in {HOT}",
    "cooled_accounts": f"select went_out {HOT}",
    "enrichment_jobs": count(JOBS),
    "pending_enrichment_jobs": "select sum(jobs_pending) from analytics_kpi.kpi_vendor"
                               " where service = 'enrichment' and period_kind in ('month', 'undated')",
    "jobs_succeeded": count(JOBS, "status = 'completed'"),
    "jobs_finished": count(JOBS, "status in ('completed', 'failed')"),
    "enrichment_success_rate": "select sum(jobs_succeeded) * 1.0 / sum(jobs_succeeded + jobs_failed) from analytics_kpi.kpi_vendor"
                               " where service = 'enrichment' and period_kind in ('month', 'undated')",
    "enrichment_cost": "select sum(cost_usd) from analytics_kpi.kpi_vendor where service = 'enrichment' and period_kind in ('day', 'undated')",
    "email_checks": count(CHECKS),
    "checks_answered": count(CHECKS, "email_status in ('valid', 'invalid', 'risky')"),
    "checks_finished": count(CHECKS, "email_status <> 'pending'"),
    "email_check_success_rate": "select sum(jobs_succeeded) * 1.0 / sum(jobs_succeeded + jobs_failed) from analytics_kpi.kpi_vendor"
                                " where service = 'verification' and period_kind in ('month', 'undated')",
    "verification_cost": f"select sum(cost_usd) from {CHECKS}",
    "vendor_cost": "select sum(cost_usd) from analytics_kpi.kpi_vendor where period_kind in ('day', 'undated')",
    "signal_volume": "select sum(signals_accepted) from analytics_kpi.kpi_signals where signal_type = 'all' and period_kind = 'day'",
    "active_companies": f"select count(distinct company_unique_id) from {SIGNALS}",
    "company_uploads": count(COMPANY_UPLOADS),
    "company_uploads_promoted": count(COMPANY_UPLOADS, "promoted_to_unique_id is not null"),
    "intake_promotion_rate": share(COMPANY_UPLOADS, "promoted_to_unique_id is not null"),
    "median_promotion_lag_days": "select percentile_cont(0.5) within group (order by cast(validated_at as date) - cast(uploaded_at as date))"
                                 f" from {COMPANY_UPLOADS}",
    "contact_uploads": count(CONTACT_UPLOADS),
    "contact_uploads_promoted": count(CONTACT_UPLOADS, "promoted_to_unique_id is not null"),
    "contact_promotion_rate": share(CONTACT_UPLOADS, "promoted_to_unique_id is not null"),
    "resolution_cases": count(CASES),
    "open_resolution_cases": count("analytics_queues.queue_resolution"),
    "pipeline_events": count(EVENTS),
    "events_failed": count(EVENTS, "status = 'failed'"),
    "events_handled": count(EVENTS, "status in ('processed', 'failed')"),
    "event_failure_rate": share(EVENTS, "status = 'failed'", "status in ('processed', 'failed')"),
    "pipeline_errors": count(ERRORS),
    "unresolved_errors": count(ERRORS, "resolved_at is null"),
    "error_rate": f"select (select count(*) from {ERRORS}) * 1.0 / count(*) from {EVENTS}",
    "cycles": count(CYCLES),
    "completed_cycles": count(CYCLES, "status = 'completed'"),
    "cycles_ended": count(CYCLES, "status in ('completed', 'abandoned')"),
    "cycle_completion_rate": share(CYCLES, "status = 'completed'", "status in ('completed', 'abandoned')"),
    "steps": count(STEPS),
    "steps_failed": count(STEPS, "status = 'failed'"),
    "steps_executed": count(STEPS, "status in ('completed', 'failed')"),
    "step_failure_rate": share(STEPS, "status = 'failed'", "status in ('completed', 'failed')"),
}
# metrics cut by something; MetricFlow gives simple ones first: (metrics, group by, the one group to look at, what the tables say)
GROUPED = [
    (["slots", "median_days_open", "slot_fill_rate", "verified_slot_rate"], "slot__slot_type", None,
     "select slot_type, slots, median_days_open, fill_rate, verified_rate from analytics_kpi.kpi_slot_fill"
     " where breakdown = 'all' and slot_type <> 'all'"),
    (["slots", "slot_fill_rate"], "slot__size_band", None,
     "select breakdown_value, slots, fill_rate from analytics_kpi.kpi_slot_fill where breakdown = 'size_band' and slot_type = 'all'"),
    # people of a company, by the company's attribute: the join must not multiply
    (["contacts"], "company__state", None, f"select state, count(*) from {PEOPLE} inner join {COMPANIES}"
     f" on {PEOPLE}.company_unique_id = {COMPANIES}.company_unique_id group by state"),
    (["enrichment_success_rate", "enrichment_cost"], "job__agent_name", None,
     "select vendor, sum(jobs_succeeded) * 1.0 / sum(jobs_succeeded + jobs_failed), sum(cost_usd) from analytics_kpi.kpi_vendor"
     " where service = 'enrichment' and period_kind in ('month', 'undated') group by vendor"),
    (["pipeline_events", "event_failure_rate"], "metric_time__month", None,
     "select period_starts_on, events, failure_rate from analytics_kpi.kpi_pipeline where event_type = 'all' and period_kind = 'month'"),
    (["active_companies"], "metric_time__month", None,
     "select period_starts_on, active_companies from analytics_kpi.kpi_signals where signal_type = 'all' and period_kind = 'month'"),
    # the 30 days up to the day of the run
    (["active_companies_30d"], "metric_time__day", "2025-11-07",
     "select period_starts_on + 29, active_companies from analytics_kpi.kpi_signals where signal_type = 'all' and period_kind = 'last_30_days'"),
]


class Client:
    """As much of MetricFlow's database client as writing SQL needs."""

    def __init__(self, engine: str) -> None:
        self.sql_engine_type = SqlEngine.DUCKDB if engine == "duckdb" else SqlEngine.POSTGRES
        self.sql_plan_renderer = DuckDbSqlPlanRenderer() if engine == "duckdb" else PostgresSQLSqlPlanRenderer()


def comparable(value: object) -> object:
    """Numbers at the four decimals that the KPI models keep; days as text."""
    if isinstance(value, (int, float, Decimal)):
        return round(float(value), 4)
    return str(value)[:10] if hasattr(value, "year") else value


def test_metrics_give_the_figures_of_the_tables(sample_warehouse: Warehouse) -> None:
    manifest = parse_manifest_from_dbt_generated_manifest(
        SemanticManifest(sample_warehouse.manifest)._get_pydantic_semantic_manifest().json())
    errors = SemanticManifestValidator().validate_semantic_manifest(manifest).errors
    assert [error.message for error in errors] == []
    engine = MetricFlowEngine(SemanticManifestLookup(manifest), Client(sample_warehouse.engine))

    connection = sample_warehouse.connect()

    def rows(statement: str) -> list[tuple]:
        cursor = connection.cursor()
        cursor.execute(statement)
        return [tuple(map(comparable, row)) for row in cursor.fetchall()]

    def ask(metrics: list[str], group_by: str | None = None) -> list[tuple]:
        request = MetricFlowQueryRequest.create(metric_names=metrics, group_by_names=[group_by] if group_by else None)
        return rows(engine.explain(request).sql_statement.sql)

    assert {metric.name for metric in manifest.metrics} == {*EXPECTED, "active_companies_30d"}, "a metric nobody compares, or one that is gone"
    differing = {}
    for name, statement in EXPECTED.items():
        found, expected = ask([name]), rows(statement)
        if found[0] != pytest.approx(expected[0], abs=0.00011):
            differing[name] = (found, expected)
    for metrics, group_by, only, statement in GROUPED:
        found = sorted(row for row in ask(metrics, group_by) if row[0] is not None and only in (None, row[0]))
        expected = sorted(rows(statement))
        if [row[0] for row in found] != [row[0] for row in expected] or any(
                one[1:] != pytest.approx(other[1:], abs=0.00011) for one, other in zip(found, expected, strict=True)):
            differing[f"{metrics} by {group_by}"] = (found, expected)
    connection.close()
    assert differing == {}
