using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>
/// Walks through candidates: accept, edit, reject, later, quit. Each decision is written at once, so that leaving in the middle, however,
/// loses nothing.
/// </summary>
internal sealed class CandidateReview
{
    private readonly CandidateStore store;
    private readonly string glossary;
    private readonly Terminal terminal;
    private int accepted;
    private int rejected;
    private int later;

    private CandidateReview(CandidateStore store, string glossary, Terminal terminal)
    {
        this.store = store;
        this.glossary = glossary;
        this.terminal = terminal;
    }

    /// <param name="glossary">Normalised; made where it is not there.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(ImmutableArray<Candidate> candidates, CandidateStore store, string glossary, Terminal terminal)
    {
        var review = new CandidateReview(store, glossary, terminal);
        var done = review.CanWrite() && review.Walk(candidates);
        terminal.Out.WriteLine(review.Say(
            $"{review.accepted} accepted, {review.rejected} rejected, {review.later} left for later",
            $"接受 {review.accepted}，拒绝 {review.rejected}，留待以后 {review.later}"));
        return done ? ExitCode.Success : ExitCode.Failure;
    }

    private bool Walk(ImmutableArray<Candidate> candidates)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            Show(candidates[i], i, candidates.Length);
            switch (Ask(Say("[a]ccept [e]dit [r]eject [l]ater [q]uit", "[a] 接受 [e] 编辑 [r] 拒绝 [l] 以后 [q] 退出"), "aerlq"))
            {
                case 'a':
                    if (!Accept(CandidateFile.Entry(candidates[i], store.Shown)))
                    {
                        return false;
                    }

                    break;
                case 'e':
                    if (Edited(candidates[i]) is { } entry ? !Accept(entry) : !Later())
                    {
                        return false;
                    }

                    break;
                case 'r':
                    if (!store.Reject(candidates[i].Names[0].Text))
                    {
                        return false;
                    }

                    rejected++;
                    break;
                case 'l':
                    _ = Later();
                    break;
                default:
                    later += candidates.Length - i;
                    return true;
            }
        }

        return true;
    }

    private void Show(Candidate candidate, int index, int count)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(new Paint(terminal.Colours).Faint($"{index + 1}/{count}"));
        CandidateReport.WriteText(candidate, terminal);
        foreach (var one in candidate.Evidence.Skip(1))
        {
            terminal.Out.WriteLine($"     {SafeText.Of(store.Shown(one.Path))}:{one.Line + 1}: {SafeText.Of(one.Sentence)}");
        }

        if (candidate.Definition is { } definition)
        {
            terminal.Out.WriteLine($"     {Say("says what it is:", "定义句：")} {SafeText.Of(definition)}");
        }
    }

    /// <summary>The answer's letter; the end of the input is a <c>q</c>.</summary>
    private char Ask(string question, string letters)
    {
        while (true)
        {
            terminal.Out.Write($"{question}: ");
            terminal.Out.Flush();
            if (terminal.ReadLine() is not { } answer)
            {
                terminal.Out.WriteLine();
                return 'q';
            }

            if (answer.Trim() is [var letter, ..] && letters.Contains(char.ToLowerInvariant(letter)))
            {
                return char.ToLowerInvariant(letter);
            }
        }
    }

    /// <summary>What the person makes of a candidate; null where the input ends or no name is left.</summary>
    private ConceptEntry? Edited(Candidate candidate)
    {
        var entry = CandidateFile.Entry(candidate, store.Shown);
        terminal.Out.WriteLine(Say("Enter keeps what is shown; names are separated by ' / '; - empties.", "直接回车保留所示内容；名称之间用“ / ”分隔；- 表示清空。"));
        if (Names(Say("English", "英文"), entry.English) is not { } english
            || Names(Say("Chinese", "中文"), entry.Chinese) is not { } chinese
            || Line(Say("definition", "定义"), "") is not { } definition
            || (english.IsEmpty && chinese.IsEmpty))
        {
            return null;
        }

        return entry with
        {
            English = english,
            Chinese = chinese,
            FullForms = [.. entry.FullForms.Where(form => english.Contains(form.Abbreviation) && !english.Contains(form.LongForm))],
            Definition = definition.Length == 0 ? null : definition,
        };
    }

    private ImmutableArray<string>? Names(string title, ImmutableArray<string> names) =>
        Line(title, string.Join(" / ", names)) is { } line ? [.. line.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : null;

    private string? Line(string title, string present)
    {
        terminal.Out.Write(present.Length == 0 ? $"  {title}: " : $"  {title} [{SafeText.Of(present)}]: ");
        terminal.Out.Flush();
        return terminal.ReadLine()?.Trim() switch
        {
            null => null,
            "" => present,
            "-" => "",
            var line => line,
        };
    }

    private bool Later()
    {
        later++;
        return true;
    }

    /// <summary>Said before the first question, not behind the last answer.</summary>
    private bool CanWrite()
    {
        if (!Path.Exists(glossary))
        {
            return true;
        }

        var content = FileReader.Read(glossary);
        if (content.Problem is { } problem)
        {
            return Fail(problem.Detail);
        }

        return ConceptInsertion.Into(content.Text, ConceptEntry.Of("x")) is not null
            || Fail(Say("no entry can be added here: it is no glossary, or its YAML is broken. Run `mllm-lsp glossary check` on it", "无法在此添加条目：它不是术语表，或其 YAML 有误。请对它运行 `mllm-lsp glossary check`"));
    }

    private bool Accept(ConceptEntry entry)
    {
        try
        {
            if (AtomicFile.Create(glossary, ConceptInsertion.NewFile(entry)))
            {
                accepted++;
                return true;
            }

            var content = FileReader.Read(glossary);
            var change = content.Problem is null ? ConceptInsertion.Into(content.Text, entry) : null;
            if (change is null || !AtomicFile.Rewrite(glossary, content, content.Text.WithChange(change.Value)))
            {
                return Fail(Say("the entry could not be added without changing something else; the file is as it was", "无法只添加此条目而不改动其他内容；文件保持原样"));
            }

            accepted++;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message);
        }
    }

    private bool Fail(string why)
    {
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(ShownPath.Of(glossary, terminal.WorkingDirectory))}: {SafeText.Of(why)}");
        return false;
    }

    private string Say(string english, string chinese) => terminal.Language == Language.Chinese ? chinese : english;
}
