"""Luật: facts, scores, rules and checks, without I/O, clock or framework.

One English word per term of the law and of daily work:

    commune = xã, phường, đặc khu       hamlet = ấp, khóm            household = hộ
    head = chủ hộ                       member = thành viên          relation = quan hệ với chủ hộ
    area = khu vực                      standard = chuẩn nghèo       indicator = chỉ số
    dimension = chiều                   deprivation = thiếu hụt      unknown = chưa rõ
    review = đợt rà soát                checklist = phiếu rà soát    survey_date = ngày rà soát
    income_score = điểm B1              deprivation_score = điểm B2  decision = quyết định
    computed_class = kết quả chấm điểm  household_class = diện       poor = hộ nghèo
    near_poor = hộ cận nghèo            personal_id = số định danh   diary = nhật ký
    cause = nguyên nhân nghèo           support = hỗ trợ             merit = người có công
    round = đợt rà soát (một đợt)       meeting = họp dân            minutes = biên bản
    posting = niêm yết                  objection = kiến nghị        recheck = phúc tra
    opinion = xin ý kiến cấp trên       application = giấy đề nghị   quick screen = phiếu A
    report = báo cáo 1–15               moment = kỳ báo cáo          movement = biến động
"""
