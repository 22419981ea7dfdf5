"""Words of the genre (từ ngữ của thông báo kết luận): the verbs that open a duty, praise, a report, a closing.

Plain lists, matched on whole words; a new habit of writing is a new line here.
"""

import re
from collections.abc import Iterable

DUTY_VERBS = """
áp dụng|ban hành|bàn giao|bám sát|báo cáo|bảo đảm|bảo vệ|bảo trì|bổ sung|bố trí|cải thiện|cải tạo|cân đối|cập nhật|
cấp|chấm dứt|chấn chỉnh|chấp hành|chi trả|chỉ đạo|chịu trách nhiệm|chú trọng|chú ý|chủ động|chủ trì|chuẩn bị|chuyển|
công bố|công khai|cung cấp|cụ thể hóa|cùng với|cùng|cương quyết|dành|dự báo|duy trì|duy tu|đánh giá|đảm bảo|
đảm nhận|đẩy lùi|đẩy mạnh|đẩy nhanh|đầu tư|đề cao|đề xuất|điều chỉnh|điều hành|điều tra|định hướng|định kỳ|
đối chiếu|đôn đốc|đổi mới|đóng góp|đưa|đưa ra|gắn|giải ngân|giải quyết|giải tỏa|giám sát|giao ban|giao|giảm|giữ|
giữ vững|giữ gìn|gửi|hạn chế|hoàn chỉnh|hoàn tất|hoàn thành|hoàn thiện|hỗ trợ|huy động|hướng dẫn|kết nối|khai thác|
khắc phục|khẩn trương|khảo sát|khen thưởng|khoanh vùng|không được|không để|không|khơi thông|khuyến khích|kịp thời|
kiểm điểm|kiểm kê|kiểm soát|kiểm tra|kiện toàn|kiên quyết|kiến nghị|kiên trì|làm rõ|làm tốt|làm việc|lập|lãnh đạo|
lắp đặt|lấy ý kiến|lồng ghép|lưu ý|lựa chọn|mở|mở rộng|mở đợt|mời|nắm|nắm bắt|nắm chắc|nâng cao|nâng cấp|ngăn chặn|
nghiêm túc|nghiêm|nghiêm cấm|nghiên cứu|nghiệm thu|niêm yết|nhân rộng|nhanh chóng|nộp|nỗ lực|phát động|phát hiện|
phát huy|phát triển|phân bổ|phân công|phân loại|phân tích|phấn đấu|phê duyệt|phòng ngừa|phòng, chống|phòng chống|
phối hợp|phổ biến|phun|phụ trách|quan tâm|quản lý|quán triệt|quét|quyết định|quyết liệt|quyết tâm|quyết toán|
ra quân|rà soát|rút kinh nghiệm|sắp xếp|sẵn sàng|sớm|siết chặt|soạn thảo|số hóa|sửa chữa|sửa đổi|sử dụng|tạm dừng|
tạo|tạo điều kiện|tăng|tăng cường|tập huấn|tập hợp|tập trung|tham gia|tham mưu|thanh tra|thanh toán|thành lập|
tháo gỡ|thăm hỏi|theo dõi|thẩm định|thay thế|thi công|thí điểm|thống kê|thông báo|thông tin|thu|thu hồi|thu hút|
thu gom|thúc đẩy|thường trực|thường xuyên|thực hiện|tiêm|tiếp nhận|tiếp thu|tiếp tục|tiết kiệm|tiến hành|tìm|
tính toán|tích cực|tổ chức|tổng hợp|tổng kết|tổng kiểm tra|tổng vệ sinh|trả lời|triển khai|trình|trồng|trực|
trực tiếp|truy quét|truyền thông|tuần tra|tuyên truyền|tuyển chọn|tuyển|tuyệt đối|từng bước|ưu tiên|vận dụng|
vận động|vận hành|xác định|xác minh|xây dựng|xem xét|xét|xin ý kiến|xóa|xử lý|xử phạt|xúc tiến|yêu cầu|ký|mua sắm|
đấu giá|đấu thầu|nạo vét|chăm lo|chăm sóc|tặng|diễn tập|huấn luyện|gia cố|bồi thường|tái định cư|cưỡng chế|di dời|
di chuyển|đối thoại|
dừng|ngừng|cử|tiếp công dân|ứng phó|ứng trực|cắt giảm|rút ngắn|đơn giản hóa|bồi dưỡng|đào tạo|luân chuyển|
phục vụ|đề nghị|thẩm tra|trích|hoàn trả|hoàn ứng|chốt|nhập|khởi công|khánh thành|hoàn|cấm|chuẩn hóa|chia sẻ|rà|
soát xét|lên|ghi nhớ|nhận thức|xây
"""
"""Động từ mở đầu một nhiệm vụ."""

PRAISE = """
biểu dương|ghi nhận|đánh giá cao|hoan nghênh|cảm ơn|trân trọng cảm ơn|chúc|chúc mừng|khen ngợi|trân trọng|
chia sẻ với|tin tưởng|bày tỏ|gửi lời
"""
AGREEMENT = """
cơ bản thống nhất|cơ bản nhất trí|cơ bản đồng ý|thống nhất|đồng ý|nhất trí|chấp thuận|thông qua|tán thành|đồng tình|
cho phép
"""
REPORTING_OPENINGS = """
theo báo cáo|theo đánh giá|trước đó|cùng dự|tham dự|dự phiên họp|dự hội nghị|dự họp|dự cuộc họp|sau khi nghe|
trên cơ sở báo cáo|được biết|nhân dịp|dịp này|buổi giao ban|buổi làm việc|kết thúc|cũng tại|cũng trong|
tại phiên họp|tại hội nghị|tại cuộc họp|
tại buổi|nhìn chung|kết quả|tính đến|đến nay|tuy nhiên|trong đó|cụ thể|thay mặt|năm qua|thời gian qua|tháng qua|
hội nghị|phiên họp|cuộc họp|nguyên nhân|mặc dù|bên cạnh những|xét đề nghị|với tinh thần|đồng chí cho rằng|về phía|
các đại biểu|đại biểu|ý kiến|một số|còn|chưa|vẫn|toàn|ước|sáng|chiều|ngày|qua|những
"""
CLOSING = re.compile(
    r"\s*(?:trên đây là|(?:thừa lệnh|thừa ủy quyền)\b|nhận được thông báo|thông báo này\b|"
    r"(?:văn phòng|vp)\b[^.;]{0,120}?(?:xin\s+)?thông báo\b[^.;]{0,60}?(?:để|đến|tới|kết luận|ý kiến)|"
    r"(?:ubnd|(?:ủy|uỷ) ban nhân dân|sở|bộ|thừa lệnh)\b[^.;]{0,80}?thông báo\s+(?:để|đến|tới)\b"
    r"[^.;]{0,120}?biết(?!\w))",
    re.IGNORECASE,
)
REPORT_HEADING = re.compile(
    r"đánh giá|kết quả|tình hình|tồn tại|quan điểm|bối cảnh|"
    r"hạn chế|ưu điểm|khuyết điểm|nguyên nhân|thành phần|ghi nhận|nhận định",
    re.IGNORECASE,
)
DUTY_HEADING = re.compile(
    r"nhiệm vụ|giải pháp|thời gian tới|tổ chức thực hiện|yêu cầu|phân công|chỉ đạo|trọng tâm|kết luận|giao",
    re.IGNORECASE,
)
RECIPIENTS = re.compile(r"\s*nơi\s+nhận\s*:?", re.IGNORECASE)
CAPTION = re.compile(
    r"\s*(?:\(?ảnh\b|\(?nguồn\b|\(?tin,? (?:bài|ảnh)\b|quang cảnh|toàn cảnh|khung cảnh|hình ảnh|một góc|"
    r"các đại biểu\b|đại biểu\b|"
    r"(?:đồng chí|đ/c|ông|bà|chủ tịch|phó chủ tịch|bí thư|lãnh đạo)\b[^.:;]{0,160}\b(?:phát biểu|chủ trì|kết luận|"
    r"chỉ đạo|trao|tặng|báo cáo|điều hành|kiểm tra)\b"
    r"(?!\s*,)[^.:;]{0,120}$)",
    re.IGNORECASE,
)
LETTERHEAD = re.compile(
    r"\s*(?:số\s*:|cộng h[oò][aà] xã hội|độc lập\b|v/v\b|căn cứ\b|kính gửi|kết luận của\b|ý kiến (?:kết luận|"
    r"chỉ đạo)|"
    r"về việc\b|t[lmu]\.|kt\.|q\.\s|lưu\s*:|[-–_—=*\s]+$|"
    r"[^.;]{0,60}, ngày\s+\S{1,4}\s+tháng\s+\S{1,4}\s+năm\s+\d{4}\s*$)",
    re.IGNORECASE,
)


def words(listed: str) -> tuple[str, ...]:
    """The phrases of one of the lists above, longest first."""
    found = {" ".join(one.split()) for one in listed.split("|")}
    return tuple(sorted(found - {""}, key=lambda one: (-len(one), one)))


def opening(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for one of the phrases at the place where it is asked, as whole words, upper or lower case."""
    either = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in phrases)
    return re.compile(rf"(?:{either})(?!\w)", re.IGNORECASE)


DUTY = opening(words(DUTY_VERBS))
PRAISED = opening(words(PRAISE))
AGREED = opening(words(AGREEMENT))
REPORTED = opening(words(REPORTING_OPENINGS))
