from datetime import datetime, timedelta, timezone

from .world import check, equal, fails, pages, same, unique


def definition(world, name):
    return {
        "Name": name,
        "StartCondition": {"SegmentStartCondition": {"SegmentId": world.segment}},
        "StartActivity": "wait",
        "Activities": {
            "wait": {"Wait": {"WaitTime": {"WaitFor": "PT1H"}, "NextActivity": "mail"}},
            "mail": {"EMAIL": {"TemplateName": world.template}},
        },
    }


@check
def create_journey(world):
    world.template = unique("welcome")
    world.pinpoint.create_email_template(
        TemplateName=world.template,
        EmailTemplateRequest={"Subject": "Hi", "HtmlPart": "<p>Hello</p>"},
    )
    made = world.pinpoint.create_journey(
        ApplicationId=world.app, WriteJourneyRequest=definition(world, "Welcome")
    )["JourneyResponse"]
    same(made, {"Name": "Welcome", "State": "DRAFT", "StartActivity": "wait"})
    equal(made["Activities"]["wait"]["Wait"]["NextActivity"], "mail")
    world.journey = {"ApplicationId": world.app, "JourneyId": made["Id"]}


@check
def update_and_list(world):
    updated = world.pinpoint.update_journey(
        **world.journey, WriteJourneyRequest=definition(world, "Welcome-2")
    )["JourneyResponse"]
    same(updated, {"Name": "Welcome-2"})
    read = world.pinpoint.get_journey(**world.journey)["JourneyResponse"]
    same(read, {"Name": "Welcome-2", "State": "DRAFT"})
    listed = pages(
        world.pinpoint.list_journeys, "JourneysResponse", ApplicationId=world.app, PageSize="1"
    )
    equal([each["Id"] for each in listed], [world.journey["JourneyId"]])


@check
def publish_pause_and_resume(world):
    active = {**definition(world, "Welcome-2"), "State": "ACTIVE"}
    answer = world.pinpoint.update_journey(**world.journey, WriteJourneyRequest=active)
    same(answer["JourneyResponse"], {"State": "ACTIVE"})
    for state in ["PAUSED", "ACTIVE"]:
        answer = world.pinpoint.update_journey_state(
            **world.journey, JourneyStateRequest={"State": state}
        )
        same(answer["JourneyResponse"], {"State": state})
    fails(
        world,
        "BadRequestException",
        world.pinpoint.update_journey_state,
        **world.journey,
        JourneyStateRequest={"State": "DRAFT"},
    )


@check
def runs_and_their_metrics(world):
    runs = pages(world.pinpoint.get_journey_runs, "JourneyRunsResponse", **world.journey)
    equal(len(runs), 1)
    run = {**world.journey, "RunId": runs[0]["RunId"]}
    ours = world.pinpoint.get_journey_run_execution_metrics(**run)
    same(ours["JourneyRunExecutionMetricsResponse"], run)
    step = world.pinpoint.get_journey_run_execution_activity_metrics(
        **run, JourneyActivityId="mail"
    )["JourneyRunExecutionActivityMetricsResponse"]
    same(step, {**run, "JourneyActivityId": "mail"})


@check
def metrics_of_all_runs(world):
    whole = world.pinpoint.get_journey_execution_metrics(**world.journey)
    assert isinstance(whole["JourneyExecutionMetricsResponse"]["Metrics"], dict)
    step = world.pinpoint.get_journey_execution_activity_metrics(
        **world.journey, JourneyActivityId="wait"
    )["JourneyExecutionActivityMetricsResponse"]
    same(step, {"JourneyActivityId": "wait"})


@check
def journey_kpi(world):
    now = datetime.now(timezone.utc)
    answer = world.pinpoint.get_journey_date_range_kpi(
        **world.journey,
        KpiName="journey-emails-sent",
        StartTime=now - timedelta(days=7),
        EndTime=now,
    )["JourneyDateRangeKpiResponse"]
    same(answer, world.journey)


@check
def delete_journey(world):
    world.pinpoint.update_journey_state(
        **world.journey, JourneyStateRequest={"State": "CANCELLED"}
    )
    same(world.pinpoint.delete_journey(**world.journey)["JourneyResponse"], {"Name": "Welcome-2"})
    fails(world, "NotFoundException", world.pinpoint.get_journey, **world.journey)
