using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server;

/// <summary>Addresses and texts of the paths of one state. Texts of closed files are read from disk once per instance: one per request.</summary>
internal sealed class Places(ServerState state)
{
    private readonly Dictionary<string, SourceText?> texts = new(StringComparer.Ordinal);

    /// <summary>What the core asks for beyond the state.</summary>
    /// <param name="withLinks">Whether the client can follow links in Markdown.</param>
    public FeatureContext Context(bool withLinks) =>
        new(state.Client.Language, TextOf)
        {
            LinkTo = withLinks ? LinkTo : _ => null,
            ConceptView = withLinks && state.Client.ShowsConcepts ? OwnRequests.ShowConcept : _ => null,
            IgnoreWord = IgnoreWord,
            EditorMovesLinks = state.Client.MovesLinks,
            ImageAt = path => state.Workspace.Files.Find(path) is { } known ? ImageHeader.Read(known) : null,
            CreatesFiles = state.Client.CreatesFiles,
            DeletesFiles = state.Client.DeletesFiles,
        };

    /// <summary>As the client spells it where the document is open; null where a built-in file has nowhere to be.</summary>
    public string? UriOf(string path) =>
        state.Open.TryGetValue(path, out var open) ? open.Uri
        : !path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal) ? DocumentUri.FromPath(path)
        : BuiltInGlossaryCache.PathOf(path) is { } copy ? DocumentUri.FromPath(copy) : null;

    /// <summary>The text that offsets at a path speak of; null where there is none. Files outside the workspace are not looked at.</summary>
    public SourceText? TextOf(string path)
    {
        if (state.Open.TryGetValue(path, out var open))
        {
            return open.Text;
        }

        if (!texts.TryGetValue(path, out var text))
        {
            texts[path] = text = Read(path);
        }

        return text;
    }

    /// <summary>In the nearest settings file, which is made in the root where there is none.</summary>
    private DocumentEdit? IgnoreWord(string path, string word)
    {
        if (state.Workspace.FolderOf(path) is not { } folder)
        {
            return null;
        }

        var file = $"{folder.SettingsFolderFor(path)}/{SettingsFile.Name}";
        if (LinkTarget.LeavesRoot(file, folder.Root))
        {
            return null;
        }

        if (state.Open.GetValueOrDefault(file)?.Text is not { } text)
        {
            if (!File.Exists(file))
            {
                return new DocumentEdit(file, [new TextChange(default, SettingsEdit.NewFile(word))], Creates: true);
            }

            text = FileReader.Read(file) is { Problem: null, Text: var onDisk } ? onDisk : null;
        }

        return text is not null && SettingsEdit.AddIgnoredWord(text, word) is { } change ? new DocumentEdit(file, [change]) : null;
    }

    private SourceText? Read(string path)
    {
        // A broken file's concepts are those of its last good text, but what is wrong stands in the present one.
        if (state.Workspace.GlossaryFiles.TryGetValue(path, out var glossary) && !glossary.IsBroken)
        {
            return glossary.Text;
        }

        if (path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal))
        {
            return BuiltInGlossary.Files.FirstOrDefault(file => file.Path == path)?.Text;
        }

        // Links out of a root are no files of the walk; a problem may well name one.
        var isOurs = glossary is not null || state.Workspace.Files.Find(path) is not null
            || ((state.SettingsProblems.Any(problem => problem.Path == path) || state.SettingsFiles.Contains(path))
                && !state.Workspace.Folders.Any(folder => LinkTarget.LeavesRoot(path, folder.Root)));
        return isOurs ? FileReader.Read(path).Text : null;
    }

    /// <summary>An address with its line, as editors write it: <c>file:///a.md#L12</c>.</summary>
    private string? LinkTo(Location location)
    {
        if (UriOf(location.Path) is not { } uri)
        {
            return null;
        }

        return location.Selection.Start > 0 && TextOf(location.Path) is { } text
            ? $"{uri}#L{text.Lines.LineOf(location.Selection.Start) + 1}"
            : uri;
    }
}
