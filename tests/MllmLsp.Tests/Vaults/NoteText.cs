using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Vaults;

/// <summary>A note's text as it grows, and what is wrong with it.</summary>
internal sealed class NoteText(NotePlan plan)
{
    private readonly StringBuilder text = new();
    private readonly List<TruthLabel> truth = [];

    public IReadOnlyList<TruthLabel> Truth => truth;

    /// <summary>True inside what a suppression covers: nothing is reported there.</summary>
    public bool IsSuppressed { get; set; }

    public NoteText Add(string piece)
    {
        text.Append(piece);
        return this;
    }

    /// <summary>Adds a piece that is wrong; a null code is a good piece.</summary>
    public NoteText Add(string piece, string? code)
    {
        if (code is not null && !IsSuppressed)
        {
            truth.Add(new TruthLabel(plan.Path, new TextSpan(text.Length, piece.Length), code));
        }

        return Add(piece);
    }

    /// <summary>Says that what comes next is wrong in a further way.</summary>
    public void Mark(int length, string code) => truth.Add(new TruthLabel(plan.Path, new TextSpan(text.Length, length), code));

    public NoteText EndLine() => Add(plan.LineEnd);

    public NoteText Line(string line) => Add(line).EndLine();

    public override string ToString() => text.ToString();
}
