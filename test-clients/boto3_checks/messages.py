from .world import check, equal, same


@check
def send_messages(world):
    world.pinpoint.update_sms_channel(
        ApplicationId=world.app, SMSChannelRequest={"Enabled": True, "SenderId": "Shop"}
    )
    answer = world.pinpoint.send_messages(
        ApplicationId=world.app,
        MessageRequest={
            "Addresses": {"+4915112345678": {"ChannelType": "SMS"}},
            "Endpoints": {"ada-mail": {}, "nobody": {}},
            "MessageConfiguration": {
                "SMSMessage": {"Body": "Hello", "MessageType": "TRANSACTIONAL"},
                "EmailMessage": {
                    "FromAddress": "shop@example.com",
                    "SimpleEmail": {"Subject": {"Data": "Hi"}, "TextPart": {"Data": "Hello"}},
                },
            },
        },
    )["MessageResponse"]
    same(answer["Result"]["+4915112345678"], {"DeliveryStatus": "SUCCESSFUL", "StatusCode": 200})
    same(answer["EndpointResult"]["ada-mail"], {"DeliveryStatus": "SUCCESSFUL", "StatusCode": 200})
    same(answer["EndpointResult"]["nobody"], {"DeliveryStatus": "PERMANENT_FAILURE"})


@check
def send_users_messages(world):
    answer = world.pinpoint.send_users_messages(
        ApplicationId=world.app,
        SendUsersMessageRequest={
            "Users": {"ada": {}},
            "MessageConfiguration": {
                "EmailMessage": {
                    "FromAddress": "shop@example.com",
                    "SimpleEmail": {"Subject": {"Data": "Hi"}, "TextPart": {"Data": "Hello"}},
                }
            },
        },
    )["SendUsersMessageResponse"]
    same(answer["Result"]["ada"]["ada-mail"], {"DeliveryStatus": "SUCCESSFUL"})


@check
def one_time_codes(world):
    request = {
        "Channel": "SMS",
        "BrandName": "Shop",
        "DestinationIdentity": "+4915112345678",
        "OriginationIdentity": "Shop",
        "ReferenceId": "login-1",
        "CodeLength": 6,
        "ValidityPeriod": 10,
        "AllowedAttempts": 3,
    }
    sent = world.pinpoint.send_otp_message(
        ApplicationId=world.app, SendOTPMessageRequestParameters=request
    )["MessageResponse"]
    same(sent["Result"]["+4915112345678"], {"DeliveryStatus": "SUCCESSFUL"})
    checked = world.pinpoint.verify_otp_message(
        ApplicationId=world.app,
        VerifyOTPMessageRequestParameters={
            "DestinationIdentity": "+4915112345678",
            "ReferenceId": "login-1",
            "Otp": "not it",
        },
    )["VerificationResponse"]
    equal(checked["Valid"], False)


@check
def phone_number_validate(world):
    answer = world.pinpoint.phone_number_validate(
        NumberValidateRequest={"PhoneNumber": "0151 12345678", "IsoCountryCode": "DE"}
    )["NumberValidateResponse"]
    same(
        answer,
        {
            "CleansedPhoneNumberE164": "+4915112345678",
            "CountryCodeIso2": "DE",
            "PhoneType": "MOBILE",
            "OriginalPhoneNumber": "0151 12345678",
        },
    )
