from datetime import datetime, timedelta, timezone

from .world import check, equal, fails, pages, same


def soon(hours=24):
    return (datetime.now(timezone.utc) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:00:00Z")


@check
def create_campaign(world):
    world.pinpoint.update_email_channel(
        ApplicationId=world.app,
        EmailChannelRequest={"FromAddress": "shop@example.com", "Identity": "example.com"},
    )
    made = world.pinpoint.create_campaign(
        ApplicationId=world.app,
        WriteCampaignRequest={
            "Name": "Spring",
            "SegmentId": world.segment,
            "SegmentVersion": 2,
            "MessageConfiguration": {
                "EmailMessage": {"Title": "Spring", "HtmlBody": "<p>Hello</p>", "FromAddress": "shop@example.com"}
            },
            "Schedule": {"StartTime": soon(), "Frequency": "ONCE", "Timezone": "UTC"},
            "Limits": {"Daily": 1},
            "tags": {"a": "b"},
        },
    )["CampaignResponse"]
    same(made, {"Name": "Spring", "SegmentId": world.segment, "Version": 1, "tags": {"a": "b"}})
    same(made["MessageConfiguration"]["EmailMessage"], {"Title": "Spring"})
    world.campaign = {"ApplicationId": world.app, "CampaignId": made["Id"]}


@check
def update_and_versions(world):
    updated = world.pinpoint.update_campaign(
        **world.campaign, WriteCampaignRequest={"Description": "For gold members"}
    )["CampaignResponse"]
    same(updated, {"Name": "Spring", "Description": "For gold members", "Version": 2})
    equal(world.pinpoint.get_campaign(**world.campaign)["CampaignResponse"]["Version"], 2)
    first = world.pinpoint.get_campaign_version(**world.campaign, Version="1")["CampaignResponse"]
    same(first, {"Version": 1})
    listed = pages(
        world.pinpoint.get_campaign_versions, "CampaignsResponse", **world.campaign, PageSize="1"
    )
    equal(sorted(each["Version"] for each in listed), [1, 2])


@check
def lists(world):
    listed = pages(
        world.pinpoint.get_campaigns, "CampaignsResponse", ApplicationId=world.app, PageSize="1"
    )
    equal([each["Id"] for each in listed], [world.campaign["CampaignId"]])
    pages(world.pinpoint.get_campaign_activities, "ActivitiesResponse", **world.campaign)


@check
def campaign_kpi(world):
    now = datetime.now(timezone.utc)
    answer = world.pinpoint.get_campaign_date_range_kpi(
        **world.campaign,
        KpiName="unique-deliveries",
        StartTime=now - timedelta(days=7),
        EndTime=now,
    )["CampaignDateRangeKpiResponse"]
    same(answer, {"KpiName": "unique-deliveries", **world.campaign})
    assert isinstance(answer["StartTime"], datetime), "StartTime is not read as a time"


@check
def application_kpi(world):
    now = datetime.now(timezone.utc)
    answer = world.pinpoint.get_application_date_range_kpi(
        ApplicationId=world.app,
        KpiName="unique-deliveries",
        StartTime=now - timedelta(days=7),
        EndTime=now,
    )["ApplicationDateRangeKpiResponse"]
    same(answer, {"KpiName": "unique-deliveries", "ApplicationId": world.app})
    assert isinstance(answer["KpiResult"]["Rows"], list)


@check
def delete_campaign(world):
    same(world.pinpoint.delete_campaign(**world.campaign)["CampaignResponse"], {"Name": "Spring"})
    fails(world, "NotFoundException", world.pinpoint.get_campaign, **world.campaign)
