using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests;

/// <summary>
/// A workspace as text: <c>//- /path</c> begins a file (without one, the text is <c>/a.md</c>), <c>$0</c> is the cursor and marks the open
/// document, <c>//- /path!</c> opens a further one. YAML files are glossaries, in which the cursor may be, too, BibTeX files bibliographies;
/// files that are no notes only exist.
/// </summary>
internal sealed class Fixture
{
    private const string Cursor = "$0";

    private Fixture(Workspace workspace, Document document, int offset, ImmutableDictionary<string, SourceText> texts)
    {
        Workspace = workspace;
        Document = document;
        Offset = offset;
        Texts = texts;
    }

    public Workspace Workspace { get; }

    /// <summary>The document with the cursor, else the first note.</summary>
    public Document Document { get; }

    /// <summary>The glossary file with the cursor; null where it is in a note.</summary>
    public GlossaryDocument? Glossary { get; private init; }

    /// <summary>The cursor's UTF-16 offset; 0 where there is none.</summary>
    public int Offset { get; }

    public ImmutableDictionary<string, SourceText> Texts { get; }

    public static Fixture Parse(string fixture, Settings? settings = null, bool vault = false, IndexState state = IndexState.Complete)
    {
        var files = Split(fixture);
        var texts = ImmutableDictionary.CreateBuilder<string, SourceText>();
        var notes = new List<Document>();
        var glossaries = new List<GlossaryFile>();
        var bibliographies = new List<BibFile>();
        Document? asked = null;
        GlossaryDocument? glossary = null;
        var offset = 0;
        foreach (var (name, content, isOpen) in files)
        {
            var path = "/ws" + name;
            var cursor = content.IndexOf(Cursor, StringComparison.Ordinal);
            var text = new SourceText(cursor < 0 ? content : content.Remove(cursor, Cursor.Length));
            texts[path] = text;
            if (path.EndsWith(".yml", StringComparison.Ordinal))
            {
                glossaries.Add(GlossaryParser.Parse(path, text));
                (glossary, offset) = cursor >= 0 ? (new GlossaryDocument(path, text), cursor) : (glossary, offset);
            }
            else if (path.EndsWith(".bib", StringComparison.Ordinal))
            {
                bibliographies.Add(BibParser.Parse(path, text));
            }
            else if (path.EndsWith(".md", StringComparison.Ordinal))
            {
                var read = Document.Parse(path, text, cursor >= 0 || isOpen || notes.Count == 0 ? 1 : null);
                notes.Add(read);
                (asked, offset) = cursor >= 0 ? (read, cursor) : (asked, offset);
            }
        }

        var folder = new WorkspaceFolder("/ws", "/ws", settings ?? Settings.Default, vault);
        var workspace = Workspace.Empty
            .WithFolders([folder])
            .WithFiles(FileSet.Create(files.Select(f => "/ws" + f.Path), ["/ws/node_modules"]))
            .WithState(state)
            .WithGlossaryFiles(glossaries)
            .WithBibFiles(bibliographies)
            .WithDocuments(notes);
        var document = (asked ?? notes.FirstOrDefault()) is { } note ? workspace.Find(note.Path)! : Document.Parse("/ws/none.md", SourceText.Empty);
        return new Fixture(workspace, document, offset, texts.ToImmutable()) { Glossary = glossary };
    }

    private static List<(string Path, string Content, bool IsOpen)> Split(string fixture)
    {
        var files = new List<(string, string, bool)>();
        if (!fixture.StartsWith("//- ", StringComparison.Ordinal))
        {
            return [("/a.md", fixture, false)];
        }

        foreach (var part in ("\n" + fixture).Split("\n//- ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n');
            var name = end < 0 ? part : part[..end];
            files.Add((name.TrimEnd('!'), end < 0 ? "" : part[(end + 1)..], name.EndsWith('!')));
        }

        return files;
    }
}
