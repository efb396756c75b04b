"""What the bot says to a message that asks nothing of the documents: a greeting, thanks, or a request it must decline. Pure."""

import re
import unicodedata

from corpus.text import fold
from corpus.types import Text

GREETING = Text(
    vi="Kính chào quý vị. Hệ thống trả lời câu hỏi của quý doanh nghiệp về TBT, ghi nhãn hàng hóa, đánh giá sự phù hợp, kiểm tra hàng"
    " nhập khẩu và các hội nghị, cuộc họp, chỉ dựa trên tài liệu được trích dẫn. Vui lòng đặt câu hỏi.",
    en="Welcome. This service answers questions about TBT, labels, conformity, import inspection and meetings,"
    " only from documents that it cites. Please ask your question.",
)
THANKS = Text(
    vi="Cảm ơn quý vị đã sử dụng hệ thống. Nếu cần tra cứu thêm, quý vị vui lòng đặt câu hỏi tiếp theo.",
    en="You are welcome. If there is more to look up, please ask your next question.",
)
GOODBYE = Text(
    vi="Trân trọng cảm ơn và kính chào quý vị. Khi cần tra cứu về TBT, quý vị vui lòng đặt câu hỏi bất cứ lúc nào.",
    en="Thank you and goodbye. Please come back whenever you have a question about TBT.",
)
WHO = Text(
    vi="Đây là hệ thống trả lời tự động, không phải người thật. Hệ thống chỉ trả lời từ tài liệu được trích dẫn; nếu cần trao đổi trực"
    " tiếp, quý vị vui lòng liên hệ Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT).",
    en="This is an automated service and no person. It answers only from documents that it cites;"
    " to speak with a person, please contact the Viet Nam TBT Office (the national TBT enquiry point).",
)
ABILITIES = Text(
    vi="Quý vị có thể hỏi về TBT, ghi nhãn hàng hóa, đánh giá sự phù hợp, kiểm tra hàng nhập khẩu và các hội nghị, cuộc họp. Hệ thống chỉ"
    " trả lời từ tài liệu được trích dẫn. Ví dụ: “Nhãn hàng hóa nhập khẩu phải ghi những nội dung gì?” Vui lòng đặt câu hỏi.",
    en="You can ask about TBT, labels, conformity, import inspection and meetings. The service answers only from documents that it cites."
    " For example: “What must the label of imported goods say?”",
)
INSULT = Text(
    vi="Rất tiếc nếu hệ thống chưa đáp ứng được yêu cầu của quý vị. Quý vị vui lòng đặt câu hỏi cụ thể bằng lời lẽ phù hợp, hoặc liên hệ"
    " Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT) để được hướng dẫn.",
    en="Sorry if this service has let you down. Please ask a specific question in courteous words,"
    " or contact the Viet Nam TBT Office (the national TBT enquiry point).",
)
OFF_TOPIC = Text(
    vi="Rất tiếc, hệ thống không thực hiện yêu cầu này. Hệ thống chỉ trả lời từ tài liệu được trích dẫn về TBT, ghi nhãn hàng hóa, đánh giá"
    " sự phù hợp, kiểm tra hàng nhập khẩu và các hội nghị, cuộc họp. Với vấn đề khác về TBT, quý vị vui lòng liên hệ Văn phòng TBT Việt Nam"
    " (điểm hỏi đáp quốc gia về TBT).",
    en="Sorry, this service cannot do that. It answers only from documents that it cites, about TBT, labels, conformity, import inspection"
    " and meetings. For other TBT matters please contact the Viet Nam TBT Office (the national TBT enquiry point).",
)

_ME = r"(?:(?:cho |giup |ho )*(?:toi|minh|em|anh|chi|tao)(?: nghe)? |(?:giup|ho) )?"
_ONE = r"(?:mot |1 )?(?:cau |bai |doan |ma |con )?"
_KINDS = (
    (INSULT, r"(?:(?:you|u|are|r|youre|this|bot|is|so|such|an?|and|really|what|the|your|answers?|it|suck) )*"
        r"(?:stupid|idiots?|idiotic|dumb|useless|morons?|fools?|trash|garbage|shut up|fuck(?:ing|er)?(?: (?:you|off))?|shit|bullshit"
        r"|assholes?|bitch|suck)"
        r"|(?:(?:tra loi|noi|sao|ma|qua|con|nhu|do|thang|may|that|bot) )*"
        r"(?:(?<!chuc )ngu(?: (?:ngoc|si|dot|nhu cho|nhu bo|xuan|vai))?(?! ngon)|dan don|khon nan|mat day|vo hoc|cam mom|dien khung|vl"
        r"|vcl|vkl)"
        r"|(?:do|thang|may|con|bot) (?:oc cho|vo dung|khung|rac ruoi)|do cho|cut di|dit me(?: may)?|du ma|dmm?|clgt|deo(?: hieu)?(?: gi)?"),
    (WHO, r"(?:ban|may|bot|em|he thong) (?:la|ten) ai|(?:ban|bot|em) (?:la|ten) (?:la )?gi|ten (?:cua )?ban la gi|who (?:are|r) (?:you"
    r"|u)|what are you|whats? your name"
        r"|what is your name|(?:ban|em|day la) (?:co phai )?(?:la )?(?:mot |con )?(?:nguoi(?: that)?|robot|bot|ai|may|chatgpt|tro ly ao)"
        r"(?: (?:hay|voi) (?:la )?(?:nguoi(?: that)?|robot|bot|may))?(?: (?:phai )?khong)?|who (?:made|built|created) you|ai (?:tao"
        r"|lam) ra ban"
        r"|are (?:you|u) (?:an? )?(?:real )?(?:robot|bot|human|person|ai|machine|chatgpt|real)(?: being)?(?: or (?:an? )?(?:bot|human"
        r"|robot|person))?"
        r"|(?:am i|i am) (?:talking|speaking|chatting) (?:to|with) an? (?:real )?(?:human|bot|robot|person|machine)"
        r"|(?:toi|minh) dang (?:noi chuyen|chat) voi ai|introduce yourself|(?:hay )?(?:tu )?gioi thieu (?:ve )?(?:ban than|ban)"),
    (ABILITIES, r"(?:ban|bot|he thong|em|ad) (?:co the )?(?:giup|lam|ho tro|tra loi|biet)(?: (?:duoc|toi|minh|em|cho"
    r"|ve))* (?:nhung )?(?:viec )?(?:gi|cau nao)"
        r"|(?:toi|minh|em) (?:co the |duoc )?hoi(?: (?:ban|bot|duoc|ve|o day))* (?:nhung )?(?:cau |viec )?gi|huong dan su dung"
        r"|what (?:can|do) you do(?: for (?:me|us))?|what (?:can|may|should) i ask(?: you)?(?: (?:here|about))?|how (?:can"
        r"|do) you help(?: me)?"
        r"|what (?:can|do) you (?:answer|know|help (?:me )?with)|how (?:do i|to) use (?:this|the|you)|^(?:help|tro giup|giup)(?: me"
        r"| toi)?(?: voi)?$"),
    (GOODBYE, r"(?:xin )?(?:chao )?tam biet|(?:good ?)?bye(?: ?bye)?|hen gap lai|see (?:you|ya)(?: (?:later|again|soon))?|good night"
    r"|chuc ngu ngon"
        r"|have a (?:good|nice|great) (?:day|one|evening|weekend)|chuc (?:mot )?ngay (?:moi )?(?:tot lanh|vui ve)"),
    (THANKS, r"(?:xin )?(?:chan thanh )?cam on|tks|thanks|thx|thank (?:you|u)|many thanks|tuyet voi|hay qua|tot lam|great|good (?:bot"
    r"|job)|well done"
        r"|for (?:your|the|all) (?:\w+ )?(?:help|support|answers?|assistance|information|time)|da (?:giup do|ho tro|tra loi|giup|tu van)"),
    (GREETING, r"(?:xin |kinh )?chao|hi+|hel+o+|hey+|alo+|good (?:morning|afternoon|evening)|greetings|how are (?:you|u)|nice to meet you"
        r"|(?:ban )?(?:co )?khoe khong|(?:ad|admin|bot|shop|ban|em) oi"),
)  # fmt: skip
_FILLER = (
    r"cho (?:toi|minh|em)|o day|moi nguoi|quy vi|van phong|tbt|viet nam|hoi dap|very much|so much|a lot|to you|buoi (?:sang|chieu|toi)"
    r"|chatbot|everybody|everyone"
    r"|ban|anh|chi|em|ad|admin|bot|co|chu|bac|shop|nha|nhe|nhen|nhieu|lam(?! (?:\w+ ){0,5}tho)|qua|rat|vay|the|ha|a|da|vang|oi|cac|ca"
    r"|roi|toi|minh|may"
    r"|ok|okay|oke|there|all|team|sir|madam|friend|guys|again|today|now|and|please"
)
_POLITE = r"please|(?:can|could|would|will) you|i want you to|hay|vui long|co the|giup (?:toi|minh|em)|lam on"
_WORKS = r"(?:poems?|jokes?|story|stories|songs?|haiku|lyrics|rap|limerick|riddle|essay|novel)"
_PROGRAMS = r"(?:function|code|script|program|class|sql|html|python|javascript|java|regex|algorithm)"
_MAKE = r"(?:write|compose|create|generate|make|tell|sing|give|recite|translate)"
_SECRETS = r"(?:system prompt|prompt (?:he thong|cua ban)|khoa api|ma api|api ?keys?(?: cua ban)?|mat khau cua (?:ban|he thong))"
_REQUESTS = (
    rf"{_MAKE} (?:(?:me|us|an?|the|this|that|some|my|short|funny|love|little|another) )*{_WORKS}"
    rf"|(?:viet|sang tac) {_ME}{_ONE}(?:tho|truyen|bai hat|loi bai hat|rap)|lam {_ME}{_ONE}tho(?= (?:ve|di|cho|tang|tinh|luc bat)\b|$)"
    rf"|ke {_ME}(?:nghe )?{_ONE}(?:chuyen|truyen)(?! dung)|hat (?:cho (?:toi|minh|em) nghe|(?:mot|1) bai)|dich {_ME}(?:bai (?:tho|hat)"
    rf"|cau chuyen)"
    rf"|write (?:(?:me|us|an?|the|some|simple|short|python|javascript|java|sql|bash|c) )*{_PROGRAMS}"
    rf"|viet {_ME}{_ONE}(?:code|script|chuong trinh|ham(?! luong)|python|sql)|lap trinh {_ME}{_ONE}(?:game|web|app|python)|code (?:giup"
    rf"|ho|cho (?:toi|minh|em))"
    r"|(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|of|the|my) )*(?:your|previous|prior|above|earlier|system|all|any|safety)"
    r" (?:(?:previous|prior|system|safety|of|your|the) )*(?:instructions?|rules|prompts?|guidelines|directions)"
    r"|(?:bo qua|quen|lo|phot lo)(?: het| di)? (?:(?:moi|tat ca|toan bo|cac|nhung) )+(?:huong dan|chi dan|menh lenh|cau lenh"
    r"|chi thi)(?! (?:ghi|ve))"
    r"|(?:bo qua|quen) (?:huong dan|chi dan|quy tac|lenh) (?:cua ban|truoc|o tren|he thong)"
    rf"|(?:in|gui|cho|dua|tiet lo|hien thi|cung cap)(?: (?:ra|toi|minh|em|xin|biet|cho|toan bo|noi dung))* {_SECRETS}"
    r"|(?:give|show|send|tell|print|reveal|repeat|output|what is|whats)(?: (?:me|us|out))?(?: (?:your|the))?(?: (?:full|hidden|secret))?"
    r" (?:system prompt|(?<=your )(?:api ?keys?|prompt|instructions|password))|pretend (?:that )?(?:you|to be)|role ?play"
    r"|act as (?:an?|my|if)|dong vai(?! tro)|gia vo (?:ban|la|lam)|(?:\w+ ){0,4}(?:dan|developer|jailbreak) mode|you are now (?:dan|an?)"
    r"|jailbreak"
)
_ANY_KIND = "|".join(pattern for _, pattern in _KINDS)
_SMALL = re.compile(rf"(?:(?:{_ANY_KIND}|{_FILLER})(?: |$))++")
_SAID = tuple((answer, re.compile(rf"\b(?:{pattern})\b")) for answer, pattern in _KINDS)
_DECLINED = re.compile(rf"(?:(?:{_KINDS[-1][1]}|{_FILLER}|{_POLITE}) )*+(?:{_REQUESTS})\b")
_WORD = re.compile(r"[^\W_]+")
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")


def reply(question: str) -> Text | None:
    """The courteous answer to a message that is small talk as a whole, or a request to decline; None for a question proper."""
    said = _plain(question)
    if _DECLINED.match(said):
        return OFF_TOPIC
    if not _SMALL.fullmatch(said):
        return None
    return next((answer for answer, pattern in _SAID if pattern.search(said)), None)


def _plain(question: str) -> str:
    """Folded words with one space between, without apostrophes; a letter drawn out ("hiiii") stands once."""
    folded = fold(unicodedata.normalize("NFKC", question))
    return _ELONGATED.sub(r"\1", " ".join(_WORD.findall(re.sub("['’]", "", folded))))
