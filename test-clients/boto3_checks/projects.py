from .world import check, equal, fails, pages, same, unique


@check
def create_app(world):
    app = world.pinpoint.create_app(
        CreateApplicationRequest={"Name": "Clients", "tags": {"team": "growth"}}
    )["ApplicationResponse"]
    world.app = app["Id"]
    world.app_arn = app["Arn"]
    equal(len(app["Id"]), 32)
    same(app, {"Name": "Clients", "tags": {"team": "growth"}})


@check
def get_app(world):
    app = world.pinpoint.get_app(ApplicationId=world.app)["ApplicationResponse"]
    same(app, {"Id": world.app, "Arn": world.app_arn, "Name": "Clients"})


@check
def get_apps_in_pages(world):
    made = {
        world.pinpoint.create_app(CreateApplicationRequest={"Name": f"Page {n}"})[
            "ApplicationResponse"
        ]["Id"]
        for n in range(3)
    }
    found = pages(world.pinpoint.get_apps, "ApplicationsResponse", PageSize="2")
    ids = [app["Id"] for app in found]
    equal(len(ids), len(set(ids)))
    assert made < set(ids), "a project is on no page"
    for app in made:
        world.pinpoint.delete_app(ApplicationId=app)


@check
def delete_app(world):
    app = world.pinpoint.create_app(CreateApplicationRequest={"Name": "Short"})
    id = app["ApplicationResponse"]["Id"]
    same(world.pinpoint.delete_app(ApplicationId=id)["ApplicationResponse"], {"Name": "Short"})
    fails(world, "NotFoundException", world.pinpoint.get_app, ApplicationId=id)


@check
def update_application_settings(world):
    written = world.pinpoint.update_application_settings(
        ApplicationId=world.app,
        WriteApplicationSettingsRequest={
            "Limits": {"Daily": 5, "Total": 50, "MessagesPerSecond": 100, "MaximumDuration": 600},
            "QuietTime": {"Start": "22:00", "End": "07:00"},
            "CloudWatchMetricsEnabled": False,
        },
    )["ApplicationSettingsResource"]
    read = world.pinpoint.get_application_settings(ApplicationId=world.app)
    equal(read["ApplicationSettingsResource"], written)
    same(written["QuietTime"], {"Start": "22:00", "End": "07:00"})
    same(written["Limits"], {"Daily": 5, "Total": 50})
    world.pinpoint.update_application_settings(
        ApplicationId=world.app,
        WriteApplicationSettingsRequest={"QuietTime": {"Start": "", "End": ""}},
    )


@check
def tags_of_a_resource_named_by_its_arn(world):
    tags = {"cost centre": "42/a", "größe": "ü"}
    world.pinpoint.tag_resource(ResourceArn=world.app_arn, TagsModel={"tags": tags})
    listed = world.pinpoint.list_tags_for_resource(ResourceArn=world.app_arn)["TagsModel"]["tags"]
    equal(listed, {"team": "growth", **tags})
    world.pinpoint.untag_resource(ResourceArn=world.app_arn, TagKeys=["team", "größe"])
    listed = world.pinpoint.list_tags_for_resource(ResourceArn=world.app_arn)["TagsModel"]["tags"]
    equal(listed, {"cost centre": "42/a"})


@check
def event_stream(world):
    stream = {
        "DestinationStreamArn": "arn:aws:kinesis:eu-west-1:123456789012:stream/events",
        "RoleArn": "arn:aws:iam::123456789012:role/events",
    }
    put = world.pinpoint.put_event_stream(ApplicationId=world.app, WriteEventStream=stream)
    same(put["EventStream"], {"ApplicationId": world.app, **stream})
    equal(world.pinpoint.get_event_stream(ApplicationId=world.app)["EventStream"], put["EventStream"])
    same(world.pinpoint.delete_event_stream(ApplicationId=world.app)["EventStream"], stream)
    fails(world, "NotFoundException", world.pinpoint.get_event_stream, ApplicationId=world.app)


@check
def recommenders(world):
    request = {
        "Name": unique("recommender"),
        "RecommendationProviderRoleArn": "arn:aws:iam::123456789012:role/personalize",
        "RecommendationProviderUri": "arn:aws:personalize:eu-west-1:123456789012:campaign/shop",
        "RecommendationsPerMessage": 3,
        "RecommendationProviderIdType": "PINPOINT_USER_ID",
    }
    made = world.pinpoint.create_recommender_configuration(CreateRecommenderConfiguration=request)
    made = made["RecommenderConfigurationResponse"]
    same(made, request)
    id = made["Id"]
    read = world.pinpoint.get_recommender_configuration(RecommenderId=id)
    equal(read["RecommenderConfigurationResponse"], made)
    world.pinpoint.update_recommender_configuration(
        RecommenderId=id, UpdateRecommenderConfiguration={**request, "Description": "Shop"}
    )
    listed = pages(
        world.pinpoint.get_recommender_configurations,
        "ListRecommenderConfigurationsResponse",
        PageSize="1",
    )
    equal([found["Description"] for found in listed if found["Id"] == id], ["Shop"])
    world.pinpoint.delete_recommender_configuration(RecommenderId=id)
