namespace MllmLsp.Core.Harvest;

/// <summary>What stands in brackets behind a Latin name and says something about it instead of naming it.</summary>
internal static class HanRemarks
{
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "推荐", "可选", "默认", "必填", "必选", "开源", "闭源", "官方", "中文", "英文", "中文版", "英文版", "论文", "代码", "链接", "视频", "图文", "图像", "文本", "音频",
        "基线", "消融", "附录", "左图", "右图", "左侧", "右侧", "蓝色", "红色", "绿色", "虚线", "实线", "谷歌", "微软", "阿里", "百度", "腾讯", "华为", "清华", "北大",
        "学生", "教师", "编者注", "译者注", "作者注", "笔者注", "草稿", "待补", "待续", "训练集", "测试集", "验证集", "已废弃", "实验性", "旧版", "新版", "同上", "如图",
    };

    private static readonly string[] Ends = ["版", "版本", "大学", "公司", "团队", "实验室", "研究院", "参数", "左右", "为例", "等人", "等", "同理"];

    public static bool Is(ReadOnlySpan<char> text)
    {
        foreach (var end in Ends)
        {
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return Whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
    }
}
