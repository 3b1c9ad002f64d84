using System.Runtime.InteropServices;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli.Doctor;

/// <summary>An examination for people: a paragraph a subject, what needs mending marked.</summary>
/// <param name="all">Lists are not cut.</param>
internal sealed class DoctorText(Examination found, Terminal terminal, bool all)
{
    /// <summary>Entries of a list that are shown unless all are asked for.</summary>
    private const int ShownEntries = 10;

    private readonly bool chinese = terminal.Language == Language.Chinese;
    private readonly Paint paint = new(terminal.Colours);

    public void Write()
    {
        Line($"mllm-lsp {ProductVersion.Text}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}");
        WriteFolder();
        WriteSettings();
        WriteFiles();
        WriteSkipped();
        WriteUnread();
        WriteGlossaries();
        WriteLimits();
    }

    private void WriteFolder()
    {
        Head("Folder", "文件夹");
        Line($"  {found.Folder}");
        Line(found.RootMarker is { } marker
            ? Say($"  root: {found.Root} (holds {marker})", $"  根目录：{found.Root}（其中有 {marker}）")
            : Say($"  root: the folder itself (no .git, .obsidian or {SettingsFile.Name} in it or above)", $"  根目录：即此文件夹（其中及上级均无 .git、.obsidian 或 {SettingsFile.Name}）"));
        var folder = found.Scan.Folder;
        var why = folder.Settings.Dialect != Dialect.Auto ? Say("set", "由设置指定") : folder.IsObsidianVault ? Say("the root holds .obsidian", "根目录中有 .obsidian") : Say("default", "默认");
        Line(Say($"  dialect: {folder.Dialect} ({why})", $"  方言：{folder.Dialect}（{why}）"));
    }

    private void WriteSettings()
    {
        Head("Settings", "设置");
        if (found.SettingsFiles.IsEmpty)
        {
            Line(Say($"  no {SettingsFile.Name}: the defaults", $"  没有 {SettingsFile.Name}：采用默认值"));
        }

        foreach (var file in found.SettingsFiles)
        {
            Line($"  {Shown(file)}");
            foreach (var value in found.Values.Where(value => value.File == file))
            {
                Line($"    {value.Position.Line + 1}:{value.Position.Character + 1}  {value.Name} = {value.Json}");
            }
        }

        List(found.Loaded.SettingsProblems, problem => $"  {Wrong()} {Place(problem.Path!, problem.Position)}: {problem.Message}");
        Line(Say(
            "  An editor's own settings lie below these. `mllm-lsp config FILE` shows what holds for one file.",
            "  编辑器自己的设置优先级更低。`mllm-lsp config FILE` 显示对某个文件生效的设置。"));
    }

    private void WriteFiles()
    {
        var scan = found.Scan.Found;
        Head("Files", "文件");
        Line(Say(
            $"  read: {Count(scan.Notes.Length, "note")} ({ByteSize.Of(scan.Notes.Sum(note => note.Length))}), {Count(scan.Glossaries.Length, "possible glossary", "possible glossaries")}, {Count(scan.Bibliographies.Length, "bibliography", "bibliographies")}",
            $"  读取：笔记 {scan.Notes.Length} 篇（{ByteSize.Of(scan.Notes.Sum(note => note.Length))}），可能是术语表的文件 {scan.Glossaries.Length} 个，文献库 {scan.Bibliographies.Length} 个"));
        Line(Say(
            $"  known to exist, so that links to them are right: {Count(scan.Files.Length, "file")}, {Count(scan.Directories.Length, "folder")}",
            $"  已知存在（指向它们的链接不算断链）：文件 {scan.Files.Length} 个，文件夹 {scan.Directories.Length} 个"));
        Line(Say($"  endings of notes: {string.Join(' ', found.Scan.Folder.Settings.Extensions)}", $"  笔记的扩展名：{string.Join(' ', found.Scan.Folder.Settings.Extensions)}"));
        if (found.LargestNote is { } largest)
        {
            Line(Say($"  largest note: {Shown(largest.Path)} ({ByteSize.Of(largest.Length)})", $"  最大的笔记：{Shown(largest.Path)}（{ByteSize.Of(largest.Length)}）"));
        }
    }

    private void WriteSkipped()
    {
        if (found.Skipped.IsEmpty)
        {
            return;
        }

        Head("Left out", "未读取");
        foreach (var reason in found.Skipped.GroupBy(one => one.Reason))
        {
            Line($"  {Reason(reason.Key)}");
            List([.. reason], one => $"    {Shown(one.Path)}{(one.IsFolder ? "/" : "")}{Pattern(one)}");
        }
    }

    private void WriteUnread()
    {
        if (found.Unread.IsEmpty)
        {
            return;
        }

        Head("Cannot be read", "无法读取");
        List(found.Unread, problem => $"  {Wrong()} {Shown(problem.Path)}: {problem.ToDiagnostic(terminal.Language).Message}");
    }

    private void WriteGlossaries()
    {
        Head("Glossaries", "术语表");
        var builtIn = found.Scan.Folder.Settings.BuiltInGlossary;
        Line(builtIn
            ? Say($"  built in: {BuiltInGlossary.Files.Sum(file => file.Concepts.Length)} concepts", $"  内置：概念 {BuiltInGlossary.Files.Sum(file => file.Concepts.Length)} 个")
            : Say("  built in: switched off by glossary.builtIn", "  内置：已被 glossary.builtIn 关闭"));
        List(found.Glossaries, Glossary);
        List(found.MissingGlossaries, path => $"  {Wrong()} {Shown(path)}: {Say("glossary.files names it, and it is not there", "glossary.files 指定了它，但它不存在")}");
    }

    private string Glossary(ReadGlossary glossary)
    {
        var what = glossary.Kind switch
        {
            GlossaryKind.Candidates => Say($"{Count(glossary.Concepts, "candidate")}: not in force", $"候选 {glossary.Concepts} 个：不生效"),
            GlossaryKind.NoGlossary => Say("no glossary: it has no `concepts`", "不是术语表：没有 `concepts`"),
            GlossaryKind.Broken => Say("cannot be read", "无法读取"),
            _ => Say(Count(glossary.Concepts, "concept"), $"概念 {glossary.Concepts} 个"),
        };
        var problems = glossary.Problems.Select(problem => $"\n    {Wrong()} {Place(glossary.Path, problem.Start)}: {problem.Problem.Message}");
        return $"  {Shown(glossary.Path)}: {what}{string.Concat(problems.Take(all ? int.MaxValue : ShownEntries))}";
    }

    private void WriteLimits()
    {
        Head("Limits", "上限");
        Line(Say(
            $"  bytes of a file that is read: {FileReader.LargestFile}; larger here: {found.Unread.Count(problem => problem.Kind == FileProblemKind.TooLarge)}",
            $"  可读取文件的字节数：{FileReader.LargestFile}；此处超出的：{found.Unread.Count(problem => problem.Kind == FileProblemKind.TooLarge)}"));
        Line($"  {Mark(found.HasTooManyLinkedPaths)}{Say($"paths that symbolic links may add: {FileScanner.MostLinkedPaths}", $"符号链接可增加的路径数：{FileScanner.MostLinkedPaths}")}");
        if (found.MostWatchedFolders is { } most)
        {
            Line($"  {Mark(found.IsWatchLimitReached)}" + Say(
                $"folders that the system lets be watched, where the editor does not watch: {most}; here: {found.WatchedFolders}",
                $"编辑器不监视时，系统允许监视的文件夹数：{most}；此处需要：{found.WatchedFolders}"));
        }
    }

    private string Reason(SkipReason reason) => reason switch
    {
        SkipReason.Hidden => Say("name begins with a dot", "名称以点开头"),
        SkipReason.Opaque => Say("other programs' own: not even listed, links into it are never called broken", "属于其他程序：不列出内容，指向其中的链接不算断链"),
        SkipReason.GitIgnore => Say("git ignores it", "被 git 忽略"),
        SkipReason.Excluded => Say("files.exclude", "files.exclude"),
        SkipReason.LinkNotFollowed => Say("a symbolic link out of the root, in a circle, or into another program's folder", "符号链接指向根目录之外、形成循环，或指向其他程序的文件夹"),
        SkipReason.KnownOtherwise => Say("a symbolic link to what is read under its own path", "符号链接的目标已按其自身路径读取"),
        _ => Say("symbolic links add too many paths", "符号链接增加的路径过多"),
    };

    private string Pattern(SkippedPath one) => one switch
    {
        { Pattern: { } pattern, File: { } file } => Say($"  (`{pattern}` in {Shown(file)})", $"（{Shown(file)} 中的 `{pattern}`）"),
        { Pattern: { } pattern } => $"  (`{pattern}`)",
        _ => "",
    };

    private void List<T>(IReadOnlyCollection<T> entries, Func<T, string> show)
    {
        foreach (var entry in entries.Take(all ? int.MaxValue : ShownEntries))
        {
            Line(show(entry));
        }

        if (!all && entries.Count > ShownEntries)
        {
            Line(Say($"    and {entries.Count - ShownEntries} more (--all)", $"    另有 {entries.Count - ShownEntries} 项（--all）"));
        }
    }

    private void Head(string english, string inChinese)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(paint.Strong(Say(english, inChinese)));
    }

    /// <summary>Writes what may hold names and texts of the disk.</summary>
    private void Line(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            terminal.Out.WriteLine(SafeText.Of(line));
        }
    }

    private static string Mark(bool isWrong) => isWrong ? Wrong() + " " : "";

    private static string Wrong() => "!";

    private static string Count(int count, string one, string? several = null) => count == 1 ? $"1 {one}" : $"{count} {several ?? one + "s"}";

    private string Shown(string path) => ShownPath.Of(path, terminal.WorkingDirectory);

    private string Place(string path, LinePosition at) => $"{Shown(path)}:{at.Line + 1}:{at.Character + 1}";

    private string Say(string english, string inChinese) => chinese ? inChinese : english;
}
