from datetime import datetime, timezone

from .world import check, equal, fails, same


@check
def update_endpoint(world):
    answer = world.pinpoint.update_endpoint(
        ApplicationId=world.app,
        EndpointId="ada-mail",
        EndpointRequest={
            "ChannelType": "EMAIL",
            "Address": "ada@example.com",
            "Attributes": {"interests": ["garden", "kitchen"]},
            "Metrics": {"visits": 3.5},
            "Demographic": {"Platform": "ios", "Timezone": "Europe/Berlin"},
            "Location": {"Country": "DE", "Latitude": 52.52, "Longitude": 13.4},
            "EffectiveDate": datetime.now(timezone.utc).isoformat(),
            "User": {"UserId": "ada", "UserAttributes": {"tier": ["gold"]}},
        },
    )
    same(answer["MessageBody"], {"Message": "Accepted"})


@check
def get_endpoint(world):
    endpoint = world.pinpoint.get_endpoint(ApplicationId=world.app, EndpointId="ada-mail")
    endpoint = endpoint["EndpointResponse"]
    same(
        endpoint,
        {
            "Id": "ada-mail",
            "ApplicationId": world.app,
            "ChannelType": "EMAIL",
            "Address": "ada@example.com",
            "Attributes": {"interests": ["garden", "kitchen"]},
            "Metrics": {"visits": 3.5},
            "EndpointStatus": "ACTIVE",
            "OptOut": "NONE",
            "User": {"UserId": "ada", "UserAttributes": {"tier": ["gold"]}},
        },
    )
    assert 0 <= int(endpoint["CohortId"]) <= 99
    datetime.fromisoformat(endpoint["CreationDate"].replace("Z", "+00:00"))


@check
def update_endpoints_batch(world):
    items = [
        {"Id": f"bo-{n}", "ChannelType": "SMS", "Address": f"+49151123456{n:02}", "User": {"UserId": "bo"}}
        for n in range(3)
    ]
    answer = world.pinpoint.update_endpoints_batch(
        ApplicationId=world.app, EndpointBatchRequest={"Item": items}
    )
    same(answer["MessageBody"], {"Message": "Accepted"})


@check
def user_endpoints(world):
    found = world.pinpoint.get_user_endpoints(ApplicationId=world.app, UserId="bo")
    equal([each["Id"] for each in found["EndpointsResponse"]["Item"]], ["bo-0", "bo-1", "bo-2"])
    gone = world.pinpoint.delete_user_endpoints(ApplicationId=world.app, UserId="bo")
    equal(len(gone["EndpointsResponse"]["Item"]), 3)
    fails(
        world, "NotFoundException", world.pinpoint.get_user_endpoints, ApplicationId=world.app, UserId="bo"
    )


@check
def delete_endpoint(world):
    given = {"ApplicationId": world.app, "EndpointId": "an id/with a slash+ü"}
    world.pinpoint.update_endpoint(**given, EndpointRequest={"OptOut": "ALL"})
    gone = world.pinpoint.delete_endpoint(**given)["EndpointResponse"]
    same(gone, {"Id": "an id/with a slash+ü", "OptOut": "ALL"})
    fails(world, "NotFoundException", world.pinpoint.get_endpoint, **given)


@check
def remove_attributes(world):
    answer = world.pinpoint.remove_attributes(
        ApplicationId=world.app,
        AttributeType="endpoint-custom-attributes",
        UpdateAttributesRequest={"Blacklist": ["secret*"]},
    )["AttributesResource"]
    same(answer, {"AttributeType": "endpoint-custom-attributes", "Attributes": ["secret*"]})


@check
def put_events(world):
    now = datetime.now(timezone.utc).isoformat()
    answer = world.pinpoint.put_events(
        ApplicationId=world.app,
        EventsRequest={
            "BatchItem": {
                "ada-phone": {
                    "Endpoint": {"ChannelType": "GCM", "Address": "token", "User": {"UserId": "ada"}},
                    "Events": {
                        "good": {
                            "EventType": "_session.start",
                            "Timestamp": now,
                            "Attributes": {"screen": "home"},
                            "Metrics": {"seconds": 1.5},
                            "Session": {"Id": "s1", "StartTimestamp": now},
                        },
                        "bad": {"EventType": "x", "Timestamp": now, "Attributes": {"a": "v" * 201}},
                    },
                }
            }
        },
    )
    result = answer["EventsResponse"]["Results"]["ada-phone"]
    equal(result["EndpointItemResponse"], {"Message": "Accepted", "StatusCode": 202})
    equal(result["EventsItemResponse"]["good"]["StatusCode"], 202)
    equal(result["EventsItemResponse"]["bad"]["StatusCode"], 400)


@check
def get_in_app_messages(world):
    answer = world.pinpoint.get_in_app_messages(ApplicationId=world.app, EndpointId="ada-phone")
    equal(answer["InAppMessagesResponse"]["InAppMessageCampaigns"], [])
