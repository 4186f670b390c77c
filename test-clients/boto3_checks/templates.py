from .world import check, equal, fails, pages, same, unique

# Of each kind: its name in the client's methods, the request's name, the answer's name, a first and a second content.
KINDS = [
    ("email", "EmailTemplateRequest", "EmailTemplateResponse", "EMAIL",
     {"Subject": "Hi {{User.UserId}}", "HtmlPart": "<p>Hello</p>", "TextPart": "Hello"}, {"Subject": "Again"}),
    ("sms", "SMSTemplateRequest", "SMSTemplateResponse", "SMS", {"Body": "Hello"}, {"Body": "Again"}),
    ("push", "PushNotificationTemplateRequest", "PushNotificationTemplateResponse", "PUSH",
     {"Default": {"Title": "Hi", "Body": "Hello", "Action": "OPEN_APP"}},
     {"Default": {"Title": "Again", "Body": "Hello", "Action": "OPEN_APP"}}),
    ("voice", "VoiceTemplateRequest", "VoiceTemplateResponse", "VOICE",
     {"Body": "Hello", "LanguageCode": "en-US", "VoiceId": "Joanna"}, {"Body": "Again"}),
    ("in_app", "InAppTemplateRequest", "InAppTemplateResponse", "INAPP",
     {"Layout": "BOTTOM_BANNER", "Content": [{"HeaderConfig": {
         "Header": "Hi", "Alignment": "LEFT", "TextColor": "#000000"}, "BackgroundColor": "#FFFFFF"}]},
     {"Layout": "TOP_BANNER"}),
]  # fmt: skip


def of_kind(kind, request, answer, type, first, second):
    def template(world):
        call = lambda verb: getattr(world.pinpoint, f"{verb}_{kind}_template")
        name = unique(kind.replace("_", "-"))
        made = call("create")(TemplateName=name, **{request: {**first, "tags": {"a": "b"}}})
        body = made.get("CreateTemplateMessageBody") or made["TemplateCreateMessageBody"]
        assert name in body["Arn"]
        read = call("get")(TemplateName=name)[answer]
        same(read, {"TemplateName": name, "TemplateType": type, "Version": "1", **first})

        call("update")(TemplateName=name, CreateNewVersion=True, **{request: {**first, **second}})
        same(call("get")(TemplateName=name, Version="2")[answer], second)
        listed = pages(
            world.pinpoint.list_template_versions,
            "TemplateVersionsResponse",
            token="NextToken",
            TemplateName=name,
            TemplateType=type,
            PageSize="1",
        )
        equal(sorted(each["Version"] for each in listed), ["1", "2"])
        world.pinpoint.update_template_active_version(
            TemplateName=name, TemplateType=type, TemplateActiveVersionRequest={"Version": "2"}
        )
        same(call("get")(TemplateName=name)[answer], {"Version": "2", **second})
        found = world.pinpoint.list_templates(Prefix=name, TemplateType=type)["TemplatesResponse"]
        equal([each["TemplateName"] for each in found["Item"]], [name])
        fails(world, "BadRequestException", call("create"), TemplateName=name, **{request: first})
        call("delete")(TemplateName=name)
        fails(world, "NotFoundException", call("get"), TemplateName=name)

    template.__name__ = f"{kind}_template"
    return check(template)


for row in KINDS:
    of_kind(*row)
