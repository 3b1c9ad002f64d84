using System.Text;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Fuzz.Engine;
using MllmLsp.Server.Files;

namespace MllmLsp.Fuzz.Targets;

/// <summary>
/// <c>mllm-lsp.json</c>: read as a project's and as a client's, problems placed in the text, put to use, and changed by the quick fix that adds a
/// word.
/// </summary>
internal static class SettingsTarget
{
    private const string AddedWord = "加\"入\\的";

    public static void Check(string input)
    {
        var bytes = RawBytes.From(input);
        var text = new SourceText(Encoding.UTF8.GetString(bytes));
        var project = SettingsSource.Project("/ws/mllm-lsp.json", "/ws");
        var english = SettingsParser.Parse(bytes, Settings.Default, project, Language.English);
        var chinese = SettingsParser.Parse(bytes, Settings.Default, project, Language.Chinese);
        _ = SettingsParser.Parse(bytes, english.Settings, SettingsSource.Client, Language.English);
        Demand.Equal(Places(english), Places(chinese), "problems do not depend on the reader's language");
        foreach (var position in english.Problems.Select(problem => problem.Position).Concat(english.Origins.Select(origin => origin.Position)))
        {
            Demand.That(position.Line >= 0 && position.Line < text.Lines.LineCount, "a problem has a line of the file", $"{position} of {text.Lines.LineCount}");
            Demand.That(text.Lines.PositionAt(text.Lines.OffsetAt(position)) == position, "a problem stands in its line", position.ToString());
        }

        foreach (var problem in english.Problems)
        {
            Demand.Inside(problem.ToDiagnostic(text).Span, text.Length, "a problem");
        }

        CheckUse(english.Settings);
        CheckEdit(text, english);
    }

    private static string Places(SettingsResult result) =>
        string.Join('\n', result.Problems.Select(problem => $"{problem.Code} {problem.Position}")) + string.Join('\n', result.Origins.Select(origin => $"{origin.Name} {origin.Position}"));

    private static void CheckUse(Settings settings)
    {
        var workspace = SmallWorld.With(settings);
        foreach (var note in workspace.Documents)
        {
            _ = RuleSet.Run(workspace, note, Language.English);
            _ = settings.Exclude.Decide(note.Path, "/ws", isFolder: false);
        }
    }

    private static void CheckEdit(SourceText text, SettingsResult before)
    {
        if (SettingsEdit.AddIgnoredWord(text, AddedWord) is not { } change)
        {
            return;
        }

        Demand.Inside(change.Span, text.Length, "an added word");
        var after = SettingsParser.Parse(
            Encoding.UTF8.GetBytes(text.WithChange(change).ToString()), Settings.Default, SettingsSource.Project("/ws/mllm-lsp.json", "/ws"), Language.English);
        Demand.That(!after.IsBroken, "settings with an added word are JSON");
        Demand.That(after.Settings.IgnoreWords.Contains(AddedWord), "an added word holds");
        Demand.That(after.Problems.Length <= before.Problems.Length, "an added word makes no problem");
    }
}
