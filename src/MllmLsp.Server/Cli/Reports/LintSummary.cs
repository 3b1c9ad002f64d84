using System.Globalization;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Cli.Reports;

/// <summary>The last lines of a report for people: how much was found, mended and known.</summary>
internal static class LintSummary
{
    /// <summary>Stale entries that are named; more of them are counted only.</summary>
    private const int MostStale = 5;

    public static void Write(LintResult result, Terminal terminal, Paint paint)
    {
        foreach (var line in Lines(result, terminal, paint))
        {
            terminal.Out.WriteLine(line);
        }
    }

    /// <summary>One sentence: files, findings by severity.</summary>
    public static string Sentence(LintResult result, Language language)
    {
        var chinese = language == Language.Chinese;
        if (result.Findings.IsEmpty)
        {
            return chinese ? $"已检查 {result.FileCount} 个文件，没有问题。" : $"Checked {Files(result.FileCount)}: no problems.";
        }

        var counts = SeverityName.All
            .Select(severity => (severity, count: result.Findings.Count(finding => finding.Diagnostic.Severity == severity)))
            .Where(each => each.count > 0)
            .Select(each => SeverityName.Count(each.severity, each.count, language));
        var with = result.Findings.Select(finding => finding.Path).Distinct().Count();
        return chinese
            ? $"已检查 {result.FileCount} 个文件，其中 {with} 个有问题：{string.Join("、", counts)}。"
            : $"Checked {Files(result.FileCount)}: {string.Join(", ", counts)} in {Files(with)}.";
    }

    /// <summary>What fixes did; null where there were none to apply.</summary>
    public static string? FixedSentence(FixSummary? summary, Language language)
    {
        if (summary is null || summary.Count == 0)
        {
            return summary is null ? null : language == Language.Chinese ? "没有可自动修复的问题。" : "Nothing could be fixed automatically.";
        }

        var codes = string.Join(language == Language.Chinese ? "、" : ", ", summary.ByCode.Select(each => $"{each.Value} {each.Key}"));
        var unsettled = (summary.IsSettled, language) switch
        {
            (true, _) => "",
            (_, Language.Chinese) => "有些修复互相引起，已停止。",
            _ => " Some fixes went on causing each other; the rest was left.",
        };
        return language == Language.Chinese
            ? $"已在 {summary.FileCount} 个文件中修复 {summary.Count} 处：{codes}。{unsettled}"
            : $"Fixed {summary.Count} in {Files(summary.FileCount)}: {codes}.{unsettled}";
    }

    private static IEnumerable<string> Lines(LintResult result, Terminal terminal, Paint paint)
    {
        var chinese = terminal.Language == Language.Chinese;
        yield return Sentence(result, terminal.Language);
        var codes = result.Findings.CountBy(finding => finding.Diagnostic.Code).OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).ToArray();
        foreach (var (code, count) in codes.Length > 1 ? codes : [])
        {
            var worst = result.Findings.Where(finding => finding.Diagnostic.Code == code).Min(finding => finding.Diagnostic.Severity);
            yield return $"  {count,5}  {paint.Of(worst, code)}";
        }

        if (FixedSentence(result.Fixed, terminal.Language) is { } mended)
        {
            yield return mended;
        }

        if (!result.Known.IsEmpty)
        {
            yield return chinese
                ? $"基线中已知的 {result.Known.Length} 个问题未列出。"
                : $"{Count(result.Known.Length, "known finding")} of the baseline not shown.";
        }

        foreach (var line in StaleLines(result, terminal))
        {
            yield return line;
        }

        if (result.Statistics is { } statistics)
        {
            foreach (var line in StatisticsLines(statistics, chinese))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> StaleLines(LintResult result, Terminal terminal)
    {
        if (result.Stale.IsEmpty)
        {
            yield break;
        }

        var count = result.Stale.Sum(stale => stale.Entry.Count);
        yield return terminal.Language == Language.Chinese
            ? $"基线中有 {count} 个问题已不存在；用 --write-baseline 可将其删去："
            : $"{Count(count, "finding")} of the baseline no longer there; --write-baseline takes them out:";
        foreach (var (path, entry) in result.Stale.Take(MostStale))
        {
            yield return $"  {SafeText.Of(ShownPath.Of(path, terminal.WorkingDirectory))}: {SafeText.Of(entry.Code)} {SafeText.Of(entry.Text)}";
        }

        if (result.Stale.Length > MostStale)
        {
            yield return "  …";
        }
    }

    private static IEnumerable<string> StatisticsLines(RunStatistics statistics, bool chinese)
    {
        yield return chinese
            ? $"笔记 {statistics.Notes}，术语表 {statistics.Glossaries}，{ByteSize.Of(statistics.Bytes)}；链接 {statistics.Links}，概念 {statistics.Concepts}，提及 {statistics.Mentions}。"
            : $"{Count(statistics.Notes, "note")}, {statistics.Glossaries} glossaries, {ByteSize.Of(statistics.Bytes)}; {Count(statistics.Links, "link")}, {Count(statistics.Concepts, "concept")}, {Count(statistics.Mentions, "mention")}.";
        var times = statistics.Times.Select(each => $"{RunStatistics.NameOf(each.Phase)} {each.Time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");
        yield return $"{string.Join(", ", times)}; {ByteSize.Of(statistics.PeakMemory)}{(chinese ? "（内存峰值）" : " of memory at most")}.";
    }

    private static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";
}
