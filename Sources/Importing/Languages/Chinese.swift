import RapporteurReportModel

extension LanguageWords {
    static let chinese: LanguageWords = {
        var words = LanguageWords(
            code: "zh",
            distribution: #"Distr\. ?:?"#,
            original: #"(?:Original|ORIGINAL|原文) ?[:：]"#,
            dayDate: #"(\d{4}) ?年 ?({M}) ?月 ?(\d{1,2}) ?日"#,
            monthDate: #"(\d{4}) ?年 ?({M}) ?月"#,
            session: #"第([一二三四五六七八九十]+)届(?:特别|紧急特别)?会议"#,
            agenda: #"(?:临时)?(?:议程)?项目 ?(\d+(?: ?\([a-z]\))?)|议程项目 ?(\d+)"#,
            annex: #"附件(?:([一二三四五六七八九十]+|\d+))?"#,
            originalLine: #"(?:原[件文]|Original) ?[:：] ?(.+)"#,
            replyHeadings: #"收到的答复|各国政府的?(?:答复|资料)"#,
            page: "页",
            resolution: "决议",
            decision: "决定")
        words.languageNames = [
            "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru", "spanish": "es",
            "英文": "en", "中文": "zh", "法文": "fr", "西班牙文": "es", "阿拉伯文": "ar", "俄文": "ru",
            "英语": "en", "汉语": "zh", "法语": "fr", "西班牙语": "es", "阿拉伯语": "ar", "俄语": "ru",
        ]
        words.sourceDated = #"日期 ?[:：] ?"#
        words.sourceReceived = #"收到日期 ?[:：] ?"#
        words.and = "和"
        words.publishers = ["联合国"]
        words.organs = [
            ("人权理事会", "A/HRC"), ("大会", "A"), ("安全理事会", "S"), ("经济及社会理事会", "E"),
        ]
        words.distributionKinds = ["general": .general, "limited": .limited, "restricted": .restricted]
        words.months = ["1|01", "2|02", "3|03", "4|04", "5|05", "6|06", "7|07", "8|08", "9|09", "10", "11", "12"]
        words.summary = ["摘要", "内容提要"]
        words.contents = ["目录"]
        words.contentsColumns = ["段次", "页次"]
        words.unnumberedHeadings = ["导言", "引言"]
        words.notesHeadings = ["注"]
        words.documentTypes = [(#"秘书长的?报告"#, .report), (#"秘书长的?说明"#, .note), (#"决议"#, .resolution)]
        words.relationWords = ["增编": .addendum, "更正": .corrigendum]
        return words
    }()
}
