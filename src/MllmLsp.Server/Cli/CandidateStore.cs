using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>The file that keeps candidates, and the names that were rejected.</summary>
internal sealed class CandidateStore
{
    private readonly Terminal terminal;
    private readonly string? path;

    private CandidateStore(string? path, bool isNamed, Terminal terminal)
    {
        this.path = path;
        this.terminal = terminal;
        if (!isNamed && path is not null && new FileInfo(path).LinkTarget is not null)
        {
            // Nobody named the file: a link in somebody's folder must not say what is written where.
            IsUsable = Say("is a link: to mean what it leads to, name it with -o", "是链接：如确指其目标，请用 -o 指定");
            return;
        }

        Exists = path is not null && Path.Exists(path);
        if (Exists)
        {
            Read();
        }
    }

    public bool Exists { get; }

    /// <summary>False where the file is there and is none of ours; the reason has been printed.</summary>
    public bool IsUsable { get; private set; } = true;

    public ImmutableArray<string> Rejected { get; private set; } = [];

    /// <summary>Beside the glossary that a review writes into, so that everybody who reviews for it shares what was rejected.</summary>
    public static string DefaultPath(string into) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(into) ?? "", "candidates.glossary.yml");

    /// <param name="path">As typed; null: nothing is kept.</param>
    /// <param name="isNamed">False for a <see cref="DefaultPath"/>, which nobody typed.</param>
    public static CandidateStore Open(string? path, bool isNamed, Terminal terminal) =>
        new(path is null ? null : DiskPath.Normalize(path, terminal.WorkingDirectory), isNamed, terminal);

    /// <summary>Writes a whole file, the rejected names included.</summary>
    /// <returns>False where that failed; the reason has been printed.</returns>
    public bool Write(IEnumerable<Candidate> candidates) => Save(CandidateFile.Write(candidates, Rejected, Shown));

    /// <summary>Remembers a name that is not to be proposed again.</summary>
    /// <returns>False where it could not be written; the reason has been printed.</returns>
    public bool Reject(string name)
    {
        Rejected = Rejected.Add(name);
        if (path is null || !Path.Exists(path))
        {
            return Save(CandidateFile.Write([], Rejected, Shown));
        }

        var content = FileReader.Read(path);
        if (content.Problem is null && CandidateFile.Reject(content.Text, name) is { } change)
        {
            return Try(() => AtomicFile.Rewrite(path, content, content.Text.WithChange(change)));
        }

        return Say("the file is no list of candidates any more: what was rejected could not be kept", "文件已不是候选列表：未能记下被拒绝的条目");
    }

    public string Shown(string note) => ShownPath.Of(note, terminal.WorkingDirectory);

    private void Read()
    {
        var content = FileReader.Read(path!);
        var file = GlossaryParser.Parse(path!, content.Problem is null ? content.Text : SourceText.Empty);
        Rejected = file.Rejected;
        if (content.Problem is not null || file.IsBroken || !file.IsCandidates)
        {
            IsUsable = Say("the file is no list of candidates ('candidates: true'): name another one", "此文件不是候选列表（candidates: true）：请换一个文件");
        }
    }

    private bool Save(string text) => path is null || Try(() =>
    {
        if (!AtomicFile.Create(path, text))
        {
            AtomicFile.Write(path, text);
        }

        return true;
    });

    private bool Try(Func<bool> write)
    {
        try
        {
            return write() || Say("the file changed meanwhile and was left as it is", "文件在此期间被改动，未写入");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say(e.Message, e.Message);
        }
    }

    private bool Say(string english, string chinese)
    {
        var shown = SafeText.Of(ShownPath.Of(path!, terminal.WorkingDirectory));
        terminal.Error.WriteLine(terminal.Language == Language.Chinese ? $"mllm-lsp: {shown}：{SafeText.Of(chinese)}" : $"mllm-lsp: {shown}: {SafeText.Of(english)}");
        return false;
    }
}
