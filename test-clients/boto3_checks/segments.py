from .world import check, equal, fails, pages, same

DIMENSIONS = {
    "UserAttributes": {"tier": {"AttributeType": "INCLUSIVE", "Values": ["gold"]}},
    "Demographic": {"Platform": {"DimensionType": "INCLUSIVE", "Values": ["ios"]}},
}


@check
def create_segment(world):
    made = world.pinpoint.create_segment(
        ApplicationId=world.app,
        WriteSegmentRequest={"Name": "Gold", "Dimensions": DIMENSIONS, "tags": {"a": "b"}},
    )["SegmentResponse"]
    same(made, {"Name": "Gold", "SegmentType": "DIMENSIONAL", "Version": 1, "tags": {"a": "b"}})
    equal(made["Dimensions"]["UserAttributes"], DIMENSIONS["UserAttributes"])
    world.segment = made["Id"]


@check
def update_and_versions(world):
    given = {"ApplicationId": world.app, "SegmentId": world.segment}
    groups = {"Include": "ANY", "Groups": [{"Type": "ALL", "SourceType": "ANY", "Dimensions": [DIMENSIONS]}]}
    updated = world.pinpoint.update_segment(
        **given, WriteSegmentRequest={"Name": "Golden", "SegmentGroups": groups}
    )["SegmentResponse"]
    same(updated, {"Name": "Golden", "Version": 2})
    equal(world.pinpoint.get_segment(**given)["SegmentResponse"], updated)
    first = world.pinpoint.get_segment_version(**given, Version="1")["SegmentResponse"]
    same(first, {"Name": "Gold", "Version": 1})
    listed = pages(world.pinpoint.get_segment_versions, "SegmentsResponse", **given, PageSize="1")
    equal(sorted(each["Version"] for each in listed), [1, 2])


@check
def get_segments(world):
    listed = pages(
        world.pinpoint.get_segments, "SegmentsResponse", ApplicationId=world.app, PageSize="1"
    )
    equal([each["Id"] for each in listed], [world.segment])


@check
def delete_segment(world):
    made = world.pinpoint.create_segment(
        ApplicationId=world.app, WriteSegmentRequest={"Name": "Short", "Dimensions": {}}
    )["SegmentResponse"]
    given = {"ApplicationId": world.app, "SegmentId": made["Id"]}
    same(world.pinpoint.delete_segment(**given)["SegmentResponse"], {"Name": "Short"})
    fails(world, "NotFoundException", world.pinpoint.get_segment, **given)


@check
def import_jobs(world):
    made = world.pinpoint.create_import_job(
        ApplicationId=world.app,
        ImportJobRequest={
            "Format": "CSV",
            "S3Url": "s3://bucket/people.csv",
            "RoleArn": "arn:aws:iam::123456789012:role/import",
            "RegisterEndpoints": True,
        },
    )["ImportJobResponse"]
    same(made, {"Type": "IMPORT", "ApplicationId": world.app})
    same(made["Definition"], {"Format": "CSV", "S3Url": "s3://bucket/people.csv"})
    read = world.pinpoint.get_import_job(ApplicationId=world.app, JobId=made["Id"])
    same(read["ImportJobResponse"], {"Id": made["Id"]})
    listed = pages(
        world.pinpoint.get_import_jobs, "ImportJobsResponse", ApplicationId=world.app, PageSize="1"
    )
    assert made["Id"] in [job["Id"] for job in listed]
    pages(
        world.pinpoint.get_segment_import_jobs,
        "ImportJobsResponse",
        ApplicationId=world.app,
        SegmentId=world.segment,
    )


@check
def export_jobs(world):
    made = world.pinpoint.create_export_job(
        ApplicationId=world.app,
        ExportJobRequest={
            "S3UrlPrefix": "s3://bucket/out/",
            "RoleArn": "arn:aws:iam::123456789012:role/export",
            "SegmentId": world.segment,
        },
    )["ExportJobResponse"]
    same(made, {"Type": "EXPORT", "ApplicationId": world.app})
    given = {"ApplicationId": world.app}
    read = world.pinpoint.get_export_job(**given, JobId=made["Id"])["ExportJobResponse"]
    same(read, {"Id": made["Id"]})
    listed = pages(world.pinpoint.get_export_jobs, "ExportJobsResponse", **given, PageSize="1")
    assert made["Id"] in [job["Id"] for job in listed]
    of_segment = pages(
        world.pinpoint.get_segment_export_jobs,
        "ExportJobsResponse",
        **given,
        SegmentId=world.segment,
    )
    equal([job["Id"] for job in of_segment], [made["Id"]])
