using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>How a text is spelled beside a label that it fits.</summary>
/// <param name="CapitalizedOnly">The case differs in nothing but a capital at the start, as where a sentence begins.</param>
/// <param name="InnerCapital">The text has a capital behind its first letter.</param>
internal readonly record struct Fit(bool SameCase, bool SameSeparators, bool CapitalizedOnly, bool InnerCapital);

/// <summary>A label of a concept, ready to be held against a text.</summary>
/// <param name="IsPlural">The shape is the label's plural in -ies.</param>
internal sealed record PatternTerm(Concept Concept, Label Label, LabelShape Shape, bool IsPlural)
{
    /// <summary>A name that begins with a capital, such as Flamingo: in lower case it is an ordinary word. A full form is none.</summary>
    private bool IsName { get; } =
        Concept.IsKept && Label.Abbreviates is null && Label.Role is LabelRole.Preferred or LabelRole.Alternative && char.IsUpper(Shape.Spelled[0]);

    /// <summary>In <see cref="MatchMode.Strict"/> case and separators have to be the label's.</summary>
    public bool OnlyExact { get; set; }

    /// <summary>
    /// Whether the text at <paramref name="start"/> (UTF-16), whose characters the automaton has found to be those of the key, has
    /// separators and a case that the label allows. Linear in the label.
    /// </summary>
    public bool Fits(ReadOnlySpan<char> text, int start, MatchMode mode, out Fit fit)
    {
        var spelled = Shape.Spelled;
        var sameCase = true;
        var sameInnerCase = true;
        var sameSeparators = true;
        var innerCapital = false;
        var lettersSeen = false;
        for (int i = 0, at = start; ; i++)
        {
            var character = WidthFolding.Fold(text[at++]);
            sameCase &= character == spelled[i];
            sameInnerCase &= i == 0 || character == spelled[i];
            innerCapital |= lettersSeen && char.IsUpper(character);
            lettersSeen |= char.IsLetter(character);
            if (i == spelled.Length - 1)
            {
                break;
            }

            var gap = at;
            while (Separators.Is(text[at]))
            {
                at++;
            }

            var separation = Separators.Read(text[gap..at]);
            if ((separation & Shape.Allowed(i)) == 0)
            {
                fit = default;
                return false;
            }

            sameSeparators &= separation == Shape.Own(i);
        }

        var capitalizedOnly = !sameCase && sameInnerCase && char.IsLower(spelled[0]);
        fit = new Fit(sameCase, sameSeparators, capitalizedOnly, innerCapital);
        return mode == MatchMode.Lookup || (OnlyExact ? sameCase && sameSeparators : sameCase || innerCapital || MayBeInLowerCase(text[start]));
    }

    /// <summary>Whether the label is itself without the capitals behind its first letter.</summary>
    /// <param name="first">What stands in the text for its first letter.</param>
    private bool MayBeInLowerCase(char first) => !Shape.HasInnerCapital && (!IsName || char.IsUpper(WidthFolding.Fold(first)));
}
