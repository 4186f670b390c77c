import os

from .world import check, equal, fails, same

TOKEN = {
    "TokenKey": os.environ.get("CAIRN_TEST_TOKEN_KEY", ""),
    "TokenKeyId": "ABCDEF1234",
    "TeamId": "ABCDEF5678",
    "BundleId": "com.example.shop",
    "DefaultAuthenticationMethod": "KEY",
}
CHANNELS = [
    ("email", "EmailChannel", "EMAIL", {"FromAddress": "shop@example.com",
     "Identity": "arn:aws:ses:eu-west-1:123456789012:identity/example.com"}),
    ("sms", "SMSChannel", "SMS", {"SenderId": "Shop"}),
    ("voice", "VoiceChannel", "VOICE", {}),
    ("gcm", "GCMChannel", "GCM", {"ApiKey": "key"}),
    ("adm", "ADMChannel", "ADM", {"ClientId": "id", "ClientSecret": "secret"}),
    ("baidu", "BaiduChannel", "BAIDU", {"ApiKey": "key", "SecretKey": "secret"}),
    ("apns", "APNSChannel", "APNS", TOKEN),
    ("apns_sandbox", "APNSSandboxChannel", "APNS_SANDBOX", TOKEN),
    ("apns_voip", "APNSVoipChannel", "APNS_VOIP", TOKEN),
    ("apns_voip_sandbox", "APNSVoipSandboxChannel", "APNS_VOIP_SANDBOX", TOKEN),
]  # fmt: skip


def of_kind(kind, shape, platform, settings):
    def channel(world):
        call = lambda verb: getattr(world.pinpoint, f"{verb}_{kind}_channel")
        given = {"ApplicationId": world.app}
        written = call("update")(**given, **{f"{shape}Request": {**settings, "Enabled": True}})
        same(written[f"{shape}Response"], {"Enabled": True, "Platform": platform, "Version": 1})
        read = call("get")(**given)[f"{shape}Response"]
        same(read, {"ApplicationId": world.app, "Platform": platform})
        assert "secret" not in str(read), "the channel shows its secret"
        listed = world.pinpoint.get_channels(**given)["ChannelsResponse"]["Channels"]
        assert listed[platform]["Enabled"]
        equal(call("delete")(**given)[f"{shape}Response"]["Platform"], platform)
        fails(world, "NotFoundException", call("get"), **given)

    channel.__name__ = f"{kind}_channel"
    return check(channel)


for row in CHANNELS:
    of_kind(*row)
