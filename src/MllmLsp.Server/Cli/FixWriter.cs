using System.Collections.Immutable;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>Brings fixes to the disk. Before the first file is written, all of them are looked at: if one changed meanwhile, none is.</summary>
internal static class FixWriter
{
    public static FixSummary Summary(FixOutcome outcome) => new(
        outcome.Texts.Count,
        outcome.Applied.CountBy(applied => applied.Code).ToImmutableSortedDictionary(StringComparer.Ordinal),
        outcome.IsSettled);

    /// <param name="textOf">The texts that the fixes were computed from.</param>
    /// <returns>False where a file was not written; which and why has been printed.</returns>
    public static bool Write(FixOutcome outcome, Func<string, SourceText?> textOf, Terminal terminal)
    {
        var contents = new Dictionary<string, FileContent>(StringComparer.Ordinal);
        foreach (var path in outcome.Texts.Keys.Where(path => !outcome.Created.Contains(path)))
        {
            var content = FileReader.Read(path);
            if (content.Problem is not null || textOf(path) is not { } text || !content.Text.AsSpan().SequenceEqual(text.AsSpan()))
            {
                return Fail(path, Changed(terminal.Language, isFirst: true), terminal);
            }

            contents[path] = content;
        }

        var done = true;
        foreach (var (path, text) in outcome.Texts)
        {
            try
            {
                done &= (outcome.Created.Contains(path) ? AtomicFile.Create(path, text.AsSpan()) : AtomicFile.Rewrite(path, contents[path], text))
                    || Fail(path, Changed(terminal.Language, isFirst: false), terminal);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                done = Fail(path, (terminal.Language == Language.Chinese ? "无法写入：" : "cannot be written: ") + e.Message, terminal);
            }
        }

        return done;
    }

    private static string Changed(Language language, bool isFirst) => (language, isFirst) switch
    {
        (Language.Chinese, true) => "读取之后已被更改，未写入任何文件，请重试",
        (Language.Chinese, false) => "读取之后已被更改，未写入，请重试",
        (_, true) => "changed since it was read: nothing was written, try again",
        _ => "changed since it was read: left alone, try again",
    };

    private static bool Fail(string path, string reason, Terminal terminal)
    {
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(ShownPath.Of(path, terminal.WorkingDirectory))}: {SafeText.Of(reason)}");
        return false;
    }
}
