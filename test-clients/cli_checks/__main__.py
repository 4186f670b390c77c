"""Some calls of each noun by the AWS CLI, with JSON in arguments and in files: `python -m cli_checks`."""

import json
import os
import subprocess
import sys
import tempfile

AWS = os.environ.get("CAIRN_TEST_AWS", "aws")
TEMPORARY = tempfile.TemporaryDirectory(prefix="cairn-cli-")
FOLDER = TEMPORARY.name
failed = []
passed = []


class Refused(Exception):
    pass


def file(content):
    """The content as JSON in a file, in the form in which the CLI reads an argument from it."""
    number = len(os.listdir(FOLDER))
    path = os.path.join(FOLDER, f"{number}.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump(content, out)
    return f"file://{path}"


def aws(command, **given):
    """`aws pinpoint <command> --some-member …`; what it prints."""
    arguments = [AWS, "pinpoint", command, "--output", "json"]
    for name, value in given.items():
        arguments.append(f"--{name.replace('_', '-')}")
        arguments += value if isinstance(value, list) else [value]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Refused(done.stderr.strip())
    return json.loads(done.stdout) if done.stdout.strip() else None


def check(function):
    try:
        function()
        passed.append(function.__name__)
        print(f"ok    {function.__name__}")
    except Exception as error:  # Every check is to be told of, whatever it trips over.
        failed.append(function.__name__)
        print(f"FAIL  {function.__name__}: {type(error).__name__}: {error}")


app = aws("create-app", create_application_request="Name=CLI,tags={team=growth}")
APP = app["ApplicationResponse"]["Id"]
ARN = app["ApplicationResponse"]["Arn"]


@check
def projects():
    assert aws("get-app", application_id=APP)["ApplicationResponse"]["Name"] == "CLI"
    assert APP in [each["Id"] for each in aws("get-apps")["ApplicationsResponse"]["Item"]]
    settings = {"Limits": {"Daily": 3}}
    aws("update-application-settings", application_id=APP, write_application_settings_request=file(settings))
    read = aws("get-application-settings", application_id=APP)["ApplicationSettingsResource"]
    assert read["Limits"]["Daily"] == 3


@check
def tags():
    aws("tag-resource", resource_arn=ARN, tags_model=file({"tags": {"cost centre": "42"}}))
    read = aws("list-tags-for-resource", resource_arn=ARN)["TagsModel"]["tags"]
    assert read == {"team": "growth", "cost centre": "42"}, read
    aws("untag-resource", resource_arn=ARN, tag_keys=["team", "cost centre"])


@check
def endpoints():
    endpoint = {"ChannelType": "EMAIL", "Address": "ada@example.com", "User": {"UserId": "ada"}}
    aws("update-endpoint", application_id=APP, endpoint_id="ada", endpoint_request=file(endpoint))
    read = aws("get-endpoint", application_id=APP, endpoint_id="ada")["EndpointResponse"]
    assert read["Address"] == "ada@example.com"
    found = aws("get-user-endpoints", application_id=APP, user_id="ada")["EndpointsResponse"]
    assert [each["Id"] for each in found["Item"]] == ["ada"]


@check
def events():
    event = {"EventType": "opened", "Timestamp": "2026-01-01T00:00:00Z"}
    batch = {"BatchItem": {"ada": {"Endpoint": {}, "Events": {"1": event}}}}
    answer = aws("put-events", application_id=APP, events_request=file(batch))["EventsResponse"]
    assert answer["Results"]["ada"]["EventsItemResponse"]["1"]["StatusCode"] == 202


@check
def segments():
    request = {"Name": "Everybody", "Dimensions": {}}
    made = aws("create-segment", application_id=APP, write_segment_request=file(request))["SegmentResponse"]
    given = {"application_id": APP, "segment_id": made["Id"]}
    versions = aws("get-segment-versions", **given)["SegmentsResponse"]["Item"]
    assert [each["Version"] for each in versions] == [1]
    assert len(aws("get-segments", application_id=APP, page_size="1")["SegmentsResponse"]["Item"]) == 1
    aws("delete-segment", **given)


@check
def templates():
    request = {"Subject": "Hi {{User.UserId}}", "HtmlPart": "<p>Grüße</p>"}
    aws("create-email-template", template_name="cli", email_template_request=file(request))
    read = aws("get-email-template", template_name="cli")["EmailTemplateResponse"]
    assert read["HtmlPart"] == "<p>Grüße</p>"
    assert aws("list-templates", prefix="cli")["TemplatesResponse"]["Item"][0]["TemplateName"] == "cli"


@check
def channels():
    aws(
        "update-email-channel",
        application_id=APP,
        email_channel_request="FromAddress=shop@example.com,Identity=example.com,Enabled=true",
    )
    assert aws("get-email-channel", application_id=APP)["EmailChannelResponse"]["Enabled"]
    assert "EMAIL" in aws("get-channels", application_id=APP)["ChannelsResponse"]["Channels"]


@check
def messages():
    request = {
        "Endpoints": {"ada": {}},
        "MessageConfiguration": {
            "EmailMessage": {
                "SimpleEmail": {"Subject": {"Data": "Hi"}, "TextPart": {"Data": "Hello"}}
            }
        },
    }
    answer = aws("send-messages", application_id=APP, message_request=file(request))["MessageResponse"]
    assert answer["EndpointResult"]["ada"]["DeliveryStatus"] == "SUCCESSFUL", answer


@check
def campaigns_and_journeys():
    request = {"Name": "Everybody", "Dimensions": {}}
    segment = aws("create-segment", application_id=APP, write_segment_request=file(request))
    segment = segment["SegmentResponse"]["Id"]
    campaign = {
        "Name": "Spring",
        "SegmentId": segment,
        "MessageConfiguration": {"EmailMessage": {"Title": "Hi", "HtmlBody": "<p>Hi</p>"}},
        "Schedule": {"StartTime": "2099-01-01T00:00:00Z", "Frequency": "ONCE"},
    }
    aws("create-campaign", application_id=APP, write_campaign_request=file(campaign))
    assert aws("get-campaigns", application_id=APP)["CampaignsResponse"]["Item"][0]["Name"] == "Spring"
    journey = {
        "Name": "Welcome",
        "StartCondition": {"SegmentStartCondition": {"SegmentId": segment}},
        "StartActivity": "mail",
        "Activities": {"mail": {"EMAIL": {"TemplateName": "cli"}}},
    }
    aws("create-journey", application_id=APP, write_journey_request=file(journey))
    assert aws("list-journeys", application_id=APP)["JourneysResponse"]["Item"][0]["State"] == "DRAFT"


@check
def jobs():
    request = {"Format": "CSV", "S3Url": "s3://bucket/a.csv", "RoleArn": "arn:aws:iam::123456789012:role/r"}
    made = aws("create-import-job", application_id=APP, import_job_request=file(request))
    assert made["ImportJobResponse"]["Type"] == "IMPORT"
    assert len(aws("get-import-jobs", application_id=APP)["ImportJobsResponse"]["Item"]) == 1


@check
def kpis_and_phone_numbers():
    kpi = aws("get-application-date-range-kpi", application_id=APP, kpi_name="unique-deliveries")
    assert kpi["ApplicationDateRangeKpiResponse"]["KpiName"] == "unique-deliveries"
    answer = aws("phone-number-validate", number_validate_request="PhoneNumber=+4915112345678")
    assert answer["NumberValidateResponse"]["CountryCodeIso2"] == "DE"


@check
def errors_are_printed_with_their_name():
    try:
        aws("get-app", application_id="f" * 32)
    except Refused as error:
        assert "(NotFoundException)" in str(error) and "Application not found" in str(error), error
    else:
        raise AssertionError("there is no such application")


@check
def projects_go_with_everything_in_them():
    aws("delete-email-template", template_name="cli")
    assert aws("delete-app", application_id=APP)["ApplicationResponse"]["Name"] == "CLI"


print(f"AWS CLI: {len(passed)} of {len(passed) + len(failed)} checks passed")
sys.exit(1 if failed else 0)
