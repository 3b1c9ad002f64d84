using System.Text;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>Reads settings from disk: the project's <c>mllm-lsp.json</c>, or a file that the user names.</summary>
internal static class SettingsFile
{
    public const string Name = "mllm-lsp.json";

    /// <summary>The settings of the project at <paramref name="root"/> over <paramref name="below"/>; those alone where it has no file.</summary>
    /// <param name="root">Normalised.</param>
    public static SettingsResult ReadProject(string root, Settings below, Language language)
    {
        var path = DiskPath.Combine(root, Name);
        if (!File.Exists(path))
        {
            return new SettingsResult(below, []);
        }

        // A link out of the root could show a file's content in messages.
        return LinkTarget.Resolve(path, root) is null ? OutsideRoot(root, below, language) : Read(path, below, SettingsSource.Project(path, root), language);
    }

    /// <summary>
    /// The settings of a folder below an opened one that has a file of its own: they take the place of those of the folders above, and are
    /// laid over the user's (<paramref name="below"/>). What a broken file says counts for nothing, but it is there.
    /// </summary>
    public static SettingsResult ReadNested(string folder, string root, Settings below, Language language) =>
        LinkTarget.Resolve(DiskPath.Combine(folder, Name), root) is null ? OutsideRoot(folder, below, language) : Read(
            DiskPath.Combine(folder, Name), below, SettingsSource.Project(DiskPath.Combine(folder, Name), folder), language);

    /// <summary>Settings of a file that the user names on the command line: it may name glossaries anywhere.</summary>
    /// <param name="path">Normalised.</param>
    public static SettingsResult ReadUser(string path, Settings below, Language language) =>
        Read(path, below, SettingsSource.User(path), language);

    private static SettingsResult OutsideRoot(string folder, Settings below, Language language) => Unreadable(
        DiskPath.Combine(folder, Name), below, language == Language.Chinese ? "指向根目录之外，未读取。" : "Leads outside the root: not read.");

    private static SettingsResult Read(string path, Settings below, SettingsSource source, Language language)
    {
        var content = FileReader.Read(path);
        return content.Problem is { } problem
            ? Unreadable(path, below, problem.ToDiagnostic(language).Message)
            : SettingsParser.Parse(Encoding.UTF8.GetBytes(content.Text.ToString()), below, source, language);
    }

    private static SettingsResult Unreadable(string path, Settings below, string message) =>
        new(below, [new SettingsProblem(path, new LinePosition(0, 0), message)]) { IsBroken = true };
}
