using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Sheets;

/// <summary>What a sheet says around its terms, in the reader's language.</summary>
internal sealed class SheetWords(Language language)
{
    public string Heading(string title) => Say($"Terms in “{title}”", $"《{title}》的术语");

    public IReadOnlyList<string> Columns => [Say("Term", "术语"), Say("Other language", "另一语言"), Say("Meaning", "含义"), Say("First place", "首次出现")];

    public string None => Say("The note uses no term of the glossary.", "这篇笔记没有用到术语表中的术语。");

    public static string Term(TermSheetRow row) => row.FullForm is null ? row.Term : $"{row.Term} ({row.FullForm})";

    public string Place(TermSheetRow row)
    {
        var line = Say($"line {row.Line}", $"第 {row.Line} 行");
        return row.Section is null ? line : Say($"{row.Section}, {line}", $"{row.Section}，{line}");
    }

    /// <summary>The language tag of BCP 47.</summary>
    public string Tag => Say("en", "zh-CN");

    private string Say(string english, string chinese) => language == Language.Chinese ? chinese : english;
}
