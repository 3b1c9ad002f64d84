using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>Finds settings that can have no effect: a pattern that matches no file, a rule that has nothing to work with.</summary>
internal static class SettingsCheck
{
    private static readonly HashSet<string> TermRules =
    [
        DiagnosticCodes.TermVariant, DiagnosticCodes.DeprecatedTerm, DiagnosticCodes.AbbreviationNotExpanded,
        DiagnosticCodes.InconsistentTranslation, DiagnosticCodes.MisspeltTerm,
    ];

    /// <param name="origins">Of one settings file.</param>
    /// <param name="workspace">Indexed in full: what was not looked at yet would not be missed.</param>
    public static IEnumerable<SettingsProblem> Run(IEnumerable<SettingOrigin> origins, Workspace workspace, Language language)
    {
        foreach (var origin in origins)
        {
            var folder = DiskPath.Parent(origin.Path!) ?? "/";
            foreach (var (pattern, position) in origin.Globs)
            {
                if (!workspace.Files.HasMatch(folder, pattern))
                {
                    yield return Problem(origin.Path, position, language == Language.Chinese
                        ? $"模式“{pattern}”不匹配任何文件：它相对于 {SettingsFile.Name} 所在的文件夹，请改正或删去。"
                        : $"The pattern '{pattern}' matches no file: it is relative to the folder of {SettingsFile.Name}; correct or remove it.");
                }
            }

            if (origin.Name == $"{SettingsKeys.Severity}.{DiagnosticCodes.UndefinedCitation}" && IsOn(origin, workspace, folder) && workspace.BibFiles.IsEmpty)
            {
                yield return Problem(origin.Path, origin.Position, language == Language.Chinese
                    ? $"`{origin.Name}` 需要 .bib 文件，而这里没有：请加入，或删去此设置。"
                    : $"`{origin.Name}` needs a .bib file, and there is none here: add one, or remove the setting.");
            }

            if (NeedsTerms(origin, workspace, folder))
            {
                yield return Problem(origin.Path, origin.Position, language == Language.Chinese
                    ? $"`{origin.Name}` 需要术语表，而这里没有词条：请打开 `glossary.builtIn`，或加入术语表。"
                    : $"`{origin.Name}` needs a glossary, and none with a concept holds here: switch `glossary.builtIn` on, or add one.");
            }
        }
    }

    private static bool NeedsTerms(SettingOrigin origin, Workspace workspace, string folder)
    {
        const string prefix = SettingsKeys.Severity + ".";
        return origin.Name.StartsWith(prefix, StringComparison.Ordinal)
            && origin.Name[prefix.Length..] is var code && TermRules.Contains(code)
            && IsOn(origin, workspace, folder)
            && workspace.GlossaryFor(DiskPath.Combine(folder, "x")).Concepts.IsEmpty;
    }

    private static bool IsOn(SettingOrigin origin, Workspace workspace, string folder) =>
        workspace.SettingsFor(DiskPath.Combine(folder, "x")).Severities.GetValueOrDefault(origin.Name[(SettingsKeys.Severity.Length + 1)..]) is not null;

    private static SettingsProblem Problem(string? path, Core.Text.LinePosition position, string message) =>
        new(path, position, message) { Code = DiagnosticCodes.UnusedSetting };
}
