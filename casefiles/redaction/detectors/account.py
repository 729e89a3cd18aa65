"""Accounts: ids of WeChat and QQ, handles, and links that hold the id of a user."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue

KIND: Final = "account"
_WECHAT_OWN: Final = re.compile(r"(?<![0-9A-Za-z_])wxid_[0-9a-z]{10,22}(?![0-9A-Za-z_])")
_NAMED: Final = re.compile(
    r"(?:we ?chat(?:\s?id)?|weixin(?:\s?id)?|微信(?:号|ID)?|微信號|vx|wx|ئۈندىدار(?:\s?نومۇرى)?)"
    r"[\s:\uff1a=]{1,4}(?P<own>[A-Za-z][0-9A-Za-z_\-]{5,19})(?![0-9A-Za-z_-])"
    r"|(?<![0-9A-Za-z])(?:qq(?:号|号码)?|扣扣)[\s:\uff1a=]{1,4}(?P<qq>[1-9][0-9]{4,11})(?![0-9])"
    r"|(?:telegram|signal|skype|instagram|twitter|facebook|tiktok|douyin|weibo|微博|抖音)"
    r"[\s:\uff1a=]{1,4}(?P<handle>@?[0-9A-Za-z_.]{4,32})(?![0-9A-Za-z_])",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<![\w@.])@[A-Za-z_][0-9A-Za-z_.]{3,30}(?![0-9A-Za-z_@])")
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'，。）)]{4,400}", re.IGNORECASE)
_IDS: Final = re.compile(
    r"[?&#](?:user_?id|u?id|uin|openid|account|profile(?:_?id)?|fbid|phone|tel|mail|email|name|user)"
    r"=[^&#\s]+"
    r"|/(?:u|user|users|profile|people|in|channel|p)/[^/?#\s]+|/@[^/?#\s]+"
    r"|(?:t\.me|wa\.me|weibo\.com|facebook\.com|instagram\.com|twitter\.com|x\.com|vk\.com"
    r"|linkedin\.com|weixin\.qq\.com|u\.wechat\.com)/[^/?#\s]{3,}",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[DetectedValue]:
    """Yield accounts and links to them."""
    for match in _LINK.finditer(text):
        link = match[0].rstrip(".,;:!?")
        if _IDS.search(link):
            yield DetectedValue(KIND, match.start(), match.start() + len(link), link)
    for match in _WECHAT_OWN.finditer(text):
        yield DetectedValue(KIND, match.start(), match.end(), match[0])
    for match in _NAMED.finditer(text):
        name = next(name for name, value in match.groupdict().items() if value)
        start, end = match.span(name)
        yield DetectedValue(KIND, start, end, match[name].lstrip("@").casefold())
    for match in _HANDLE.finditer(text):
        yield DetectedValue(KIND, match.start(), match.end(), match[0][1:].casefold())
