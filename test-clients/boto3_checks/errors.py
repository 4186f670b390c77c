from botocore.exceptions import ClientError

from .world import REGION, check, client, equal, fails, pages


@check
def what_is_not_there_is_a_not_found_exception(world):
    error = fails(world, "NotFoundException", world.pinpoint.get_app, ApplicationId="f" * 32)
    equal(error.response["ResponseMetadata"]["HTTPStatusCode"], 404)
    assert error.response["RequestID"]


@check
def what_is_wrong_is_a_bad_request_exception_that_names_it(world):
    error = fails(
        world,
        "BadRequestException",
        world.pinpoint.update_endpoint,
        ApplicationId=world.app,
        EndpointId="e",
        EndpointRequest={"ChannelType": "PIGEON", "OptOut": "SOME"},
    )
    message = error.response["Error"]["Message"]
    assert "ChannelType" in message, message


@check
def what_is_too_large_is_a_payload_too_large_exception(world):
    event = {"EventType": "x", "Timestamp": "2026-01-01T00:00:00Z", "Attributes": {"a": "v" * 5_000_000}}
    batch = {"e": {"Endpoint": {}, "Events": {"1": event}}}
    fails(
        world,
        "PayloadTooLargeException",
        world.pinpoint.put_events,
        ApplicationId=world.app,
        EventsRequest={"BatchItem": batch},
    )


@check
def a_wrong_secret_is_a_forbidden_exception(world):
    stranger = client(aws_secret_access_key="wrong wrong wrong", aws_access_key_id="AKIDNOBODY")
    try:
        stranger.get_apps()
    except stranger.exceptions.ForbiddenException as error:
        equal(error.response["ResponseMetadata"]["HTTPStatusCode"], 403)
    else:
        raise AssertionError("a wrong secret was taken")


@check
def a_client_of_any_region_is_served(world):
    assert REGION != "us-east-1"
    for region in ["us-east-1", "ap-southeast-2"]:
        client(region_name=region).get_apps()


@check
def a_broken_token_is_a_client_error(world):
    try:
        world.pinpoint.get_apps(Token="not a token")
    except ClientError as error:
        equal(error.response["Error"]["Code"], "BadRequestException")
    else:
        raise AssertionError("a broken token was taken")


@check
def a_retried_create_makes_one(world):
    """The first answer is lost on its way; the client asks again with the same invocation id."""
    pinpoint = client()
    lost = []

    def lose_first_answer(request, **_):
        if lost:
            return None
        answer = pinpoint._endpoint.http_session.send(request)
        lost.append(answer.status_code)
        answer.status_code = 500
        answer._content = b'{"Message":"lost"}'
        return answer

    pinpoint.meta.events.register("before-send.pinpoint.CreateApp", lose_first_answer)
    made = pinpoint.create_app(CreateApplicationRequest={"Name": "Only once"})
    equal(lost, [201])
    equal(made["ResponseMetadata"]["RetryAttempts"], 1)
    found = pages(pinpoint.get_apps, "ApplicationsResponse")
    equal([app["Id"] for app in found if app["Name"] == "Only once"], [made["ApplicationResponse"]["Id"]])
