using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Fixing;

/// <summary>Fixes that are applied together: all to the same texts, none in another's way.</summary>
internal sealed class FixPass(Workspace workspace, FeatureContext context)
{
    private readonly Dictionary<string, (SourceText Text, TextEdits Edits)> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceText> created = new(StringComparer.Ordinal);

    /// <summary>Paths of new files.</summary>
    public IReadOnlyCollection<string> Created => created.Keys;

    /// <summary>Takes a fix whole, or not at all.</summary>
    public bool Take(Fix fix)
    {
        if (!fix.Edits.All(Accepts))
        {
            return false;
        }

        foreach (var edit in fix.Edits)
        {
            if (edit.Creates)
            {
                created[edit.Path] = Content(edit);
            }
            else
            {
                foreach (var change in edit.Changes)
                {
                    changed[edit.Path].Edits.Add(change);
                }
            }
        }

        return true;
    }

    /// <summary>The new texts of files that changed or are new.</summary>
    public IReadOnlyCollection<KeyValuePair<string, SourceText>> Results() =>
    [
        .. created,
        .. changed.Where(each => !each.Value.Edits.IsEmpty).Select(each => KeyValuePair.Create(each.Key, each.Value.Edits.Apply(each.Value.Text))),
    ];

    /// <summary>What changes in a file; null for nothing.</summary>
    public TextEdits? EditsOf(string path) => changed.TryGetValue(path, out var file) && !file.Edits.IsEmpty ? file.Edits : null;

    private bool Accepts(DocumentEdit edit)
    {
        if (edit.Creates)
        {
            // Two links to one missing note ask for the same file.
            return created.TryGetValue(edit.Path, out var same)
                ? same.AsSpan().SequenceEqual(Content(edit).AsSpan())
                : workspace.Files.Find(edit.Path) is null;
        }

        // A file whose text is not known, such as settings, is none that a pass may change.
        if (!changed.TryGetValue(edit.Path, out var file))
        {
            if (context.TextOf(workspace, edit.Path) is not { } text || !IsIndexed(edit.Path))
            {
                return false;
            }

            changed[edit.Path] = file = (text, new TextEdits());
        }

        return edit.Changes.All(change => change.Span.End <= file.Text.Length && file.Edits.Accepts(change));
    }

    private bool IsIndexed(string path) => workspace.Find(path) is not null || workspace.GlossaryFiles.ContainsKey(path);

    private static SourceText Content(DocumentEdit edit)
    {
        var edits = new TextEdits();
        foreach (var change in edit.Changes)
        {
            edits.Add(change);
        }

        return edits.Apply(SourceText.Empty);
    }
}
