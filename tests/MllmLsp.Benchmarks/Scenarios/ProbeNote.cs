namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>The opened note of a vault, and the places in it that are asked about.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record ProbeNote(string Path, string Text)
{
    public const string MissingNote = "A missing note:";
    public const string MissingHeading = "A missing heading:";

    private readonly string[] lines = Text.Split('\n');

    public string Uri => new Uri(Path).AbsoluteUri;

    /// <summary>The line with the link to a note that is not there.</summary>
    public int MissingNoteLine => LineOf(MissingNote);

    /// <summary>The line with the link to a heading that another note does not have.</summary>
    public int MissingHeadingLine => LineOf(MissingHeading);

    /// <summary>The line that edits change, and the character behind what stands there.</summary>
    public (int Line, int Character) Edit => (LineOf("An edit goes here:"), "An edit goes here: ".Length);

    /// <summary>Inside the destination of a good link.</summary>
    public (int Line, int Character) Link => Inside("](");

    /// <summary>Inside the note's first section heading.</summary>
    public (int Line, int Character) Heading => (LineOf("## "), 5);

    /// <summary>Where a term of the glossary stands.</summary>
    public (int Line, int Character) Term => Inside("Transformer");

    /// <summary>Inside of that term, where it is being typed.</summary>
    public (int Line, int Character) TypedTerm => (Term.Line, Term.Character - "former".Length);

    private int LineOf(string start) => Array.FindIndex(lines, line => line.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Behind the front matter, the title and the faults.</summary>
    private (int Line, int Character) Inside(string mark)
    {
        var first = LineOf("## ");
        var line = Array.FindIndex(lines, first + 1, text => text.Contains(mark, StringComparison.Ordinal));
        return (line, lines[line].IndexOf(mark, StringComparison.Ordinal) + mark.Length);
    }
}
