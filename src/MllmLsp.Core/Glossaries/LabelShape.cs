using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// A label as the matcher sees it: its characters without separators, and for each place between two of them which separators a
/// text may have there. This file is the whole of the separator rule.
/// </summary>
/// <remarks>
/// Where both parts have two or more characters, hyphen, space and nothing are the same. Between letters and the digits behind them
/// hyphen and nothing are, a space is not: <c>BLIP 2倍</c> is no <c>BLIP-2</c>. A part of one letter needs its own separator: <c>MIT</c>
/// is no <c>M-IT</c>. Between two numbers nothing would make another number. Between Han and the rest a space is typography only.
/// </remarks>
internal sealed class LabelShape
{
    private enum Kind
    {
        Other,
        Letter,
        Digit,
        Unspaced,
    }

    private readonly Separation[] own;
    private readonly Separation[] allowed;
    private readonly Kind[] kinds;

    private LabelShape(string spelled, Separation[] own)
    {
        this.own = own;
        Spelled = spelled;
        Key = string.Create(spelled.Length, spelled, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = FoldCase(from[i]);
            }
        });
        kinds = KindsOf(spelled);
        allowed = new Separation[own.Length];
        for (var i = 0; i < allowed.Length; i++)
        {
            allowed[i] = AllowedAt(i);
        }

        NeedsEdgeBefore = NeedsEdge(Scripts.CodePointAt(spelled, 0));
        NeedsEdgeAfter = NeedsEdge(Scripts.CodePointBefore(spelled, spelled.Length));
        Capitals = spelled.Count(char.IsUpper);
        HasInnerCapital = Enumerable.Range(0, own.Length).Any(gap => own[gap] == Separation.Nothing && char.IsUpper(spelled[gap + 1]));
    }

    /// <summary>The label's characters without separators: width folded, case kept.</summary>
    public string Spelled { get; }

    /// <summary><see cref="Spelled"/> with case folded; what the automaton searches. As long as <see cref="Spelled"/>.</summary>
    public string Key { get; }

    /// <summary>The first character is a letter, mark or digit that is not Han, Kana or Hangul.</summary>
    public bool NeedsEdgeBefore { get; }

    /// <summary>The same of the last character.</summary>
    public bool NeedsEdgeAfter { get; }

    public int Capitals { get; }

    /// <summary>A capital that does not begin a word, as in <c>RoPE</c>: in lower case such a label may be another word.</summary>
    public bool HasInnerCapital { get; }

    /// <summary>The shape of a label, or null when nothing but separators is in it. Linear.</summary>
    public static LabelShape? Of(string label)
    {
        var spelled = new List<char>(label.Length);
        var own = new List<Separation>(label.Length);
        var gap = -1;
        for (var i = 0; i < label.Length; i++)
        {
            if (Separators.Is(label[i]))
            {
                gap = gap < 0 ? i : gap;
                continue;
            }

            if (spelled.Count > 0)
            {
                var read = gap < 0 ? Separation.Nothing : Separators.Read(label.AsSpan(gap, i - gap));
                own.Add(read == Separation.Broken ? Separation.Space : read);
            }

            gap = -1;
            spelled.Add(WidthFolding.Fold(label[i]));
        }

        return spelled.Count == 0 ? null : new LabelShape(new string([.. spelled]), [.. own]);
    }

    /// <summary>The <see cref="Key"/> alone; empty when nothing but separators is in the label.</summary>
    public static string KeyOf(string label) => string.Create(label.Length - CountSeparators(label), label, static (to, from) =>
    {
        var at = 0;
        foreach (var character in from)
        {
            if (!Separators.Is(character))
            {
                to[at++] = Fold(character);
            }
        }
    });

    public static char FoldCase(char character) =>
        character < 0x80 ? (char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character) : char.ToLowerInvariant(character);

    /// <summary>Width and case folded; what keys are made of.</summary>
    public static char Fold(char character) => FoldCase(WidthFolding.Fold(character));

    /// <summary>The separator of the label itself behind character <paramref name="index"/> of the key.</summary>
    public Separation Own(int index) => own[index];

    /// <summary>The separators that a text may have behind character <paramref name="index"/> of the key.</summary>
    public Separation Allowed(int index) => allowed[index];

    /// <summary>
    /// What a whole query and a label are compared by, where no other text can be meant: case, width and separators folded, but for
    /// those of a one-letter part and between two numbers. Asked for alone, <c>blip 2</c> is <c>BLIP-2</c>; <c>MIT</c> is not <c>M-IT</c>.
    /// </summary>
    public string LookupKey()
    {
        if (Array.TrueForAll(own, separation => separation == Separation.Nothing))
        {
            return Key;
        }

        var key = new StringBuilder(Key.Length + 4);
        for (var i = 0; i < Key.Length; i++)
        {
            key.Append(Key[i]);
            if (i < own.Length && own[i] != Separation.Nothing)
            {
                var isLetter = (kinds[i] == Kind.Letter && PartBefore(i) == 1) || (kinds[i + 1] == Kind.Letter && PartAfter(i) == 1);
                var isNumber = kinds[i] == Kind.Digit && kinds[i + 1] == Kind.Digit;
                key.Append(isLetter && own[i] == Separation.Space ? " " : isLetter || isNumber ? "-" : "");
            }
        }

        return key.ToString();
    }

    /// <summary>The plural in -ies of a label in -y, with the same separators; null for any other label.</summary>
    public LabelShape? PluralInIes()
    {
        if (!EnglishPlural.EndsInConsonantAndY(Spelled))
        {
            return null;
        }

        return new LabelShape(Spelled[..^1] + "ies", [.. own, Separation.Nothing, Separation.Nothing]);
    }

    private static int CountSeparators(string label)
    {
        var count = 0;
        foreach (var character in label)
        {
            count += Separators.Is(character) ? 1 : 0;
        }

        return count;
    }

    private Separation AllowedAt(int gap)
    {
        var left = kinds[gap];
        var right = kinds[gap + 1];
        return own[gap] == Separation.Nothing ? AllowedInside(gap, left, right) : AllowedBetweenParts(gap, left, right);
    }

    private Separation AllowedInside(int gap, Kind left, Kind right)
    {
        if (left == Kind.Other || right == Kind.Other)
        {
            return Separation.Nothing;
        }

        if ((left == Kind.Unspaced) != (right == Kind.Unspaced))
        {
            return Separation.Nothing | Separation.Space | (RunBefore(gap) > 1 && RunAfter(gap) > 1 ? Separation.Hyphen : 0);
        }

        if (left != right)
        {
            var letters = left == Kind.Letter ? RunBefore(gap) : RunAfter(gap);
            return letters > 1 ? Separation.Nothing | Separation.Hyphen : Separation.Nothing;
        }

        return left == Kind.Letter && IsHump(gap) && HumpBefore(gap) > 1 && HumpAfter(gap) > 1
            ? Separation.Nothing | Separation.Hyphen
            : Separation.Nothing;
    }

    private Separation AllowedBetweenParts(int gap, Kind left, Kind right)
    {
        var itself = own[gap];
        var before = PartBefore(gap);
        var after = PartAfter(gap);
        if ((left == Kind.Unspaced) != (right == Kind.Unspaced) && left != Kind.Other && right != Kind.Other)
        {
            return itself | Separation.Nothing | Separation.Space | (before > 1 && after > 1 ? Separation.Hyphen : 0);
        }

        if ((before == 1 && left == Kind.Letter) || (after == 1 && right == Kind.Letter))
        {
            return itself;
        }

        if (left == Kind.Letter && right == Kind.Digit)
        {
            return itself == Separation.Hyphen ? Separation.Hyphen | Separation.Nothing : itself;
        }

        if (left == Kind.Digit && right == Kind.Digit)
        {
            return before > 1 && after > 1 ? Separation.Hyphen | Separation.Space : itself;
        }

        if (before > 1 && after > 1)
        {
            return Separation.Any;
        }

        // "GPT-4 Turbo" is written "GPT-4-Turbo"; but "7-Scenes" is not "7 scenes", where no name stands before the number.
        return left == Kind.Digit && before == 1 && after > 1 && gap > 0 ? Separation.Hyphen | Separation.Space : itself;
    }

    private int RunBefore(int gap)
    {
        var at = gap;
        while (at > 0 && own[at - 1] == Separation.Nothing && kinds[at - 1] == kinds[gap])
        {
            at--;
        }

        return gap - at + 1;
    }

    private int RunAfter(int gap)
    {
        var at = gap + 1;
        while (at < own.Length && own[at] == Separation.Nothing && kinds[at + 1] == kinds[gap + 1])
        {
            at++;
        }

        return at - gap;
    }

    private bool IsHump(int gap) => char.IsLower(Spelled[gap]) && char.IsUpper(Spelled[gap + 1]);

    private int HumpBefore(int gap)
    {
        var at = gap;
        while (at > 0 && own[at - 1] == Separation.Nothing && kinds[at - 1] == Kind.Letter && !IsHump(at - 1))
        {
            at--;
        }

        return gap - at + 1;
    }

    private int HumpAfter(int gap)
    {
        var at = gap + 1;
        while (at < own.Length && own[at] == Separation.Nothing && kinds[at + 1] == Kind.Letter && !IsHump(at))
        {
            at++;
        }

        return at - gap;
    }

    private int PartBefore(int gap)
    {
        var at = gap;
        while (at > 0 && own[at - 1] == Separation.Nothing)
        {
            at--;
        }

        return gap - at + 1;
    }

    private int PartAfter(int gap)
    {
        var at = gap + 1;
        while (at < own.Length && own[at] == Separation.Nothing)
        {
            at++;
        }

        return at - gap;
    }

    /// <summary>A label that begins or ends so needs an edge there: a letter, mark or digit that is not Han, Kana or Hangul.</summary>
    public static bool NeedsEdge(int codePoint) =>
        (Scripts.IsLetterOrDigit(codePoint) || Scripts.IsMark(codePoint)) && !Scripts.IsUnspaced(codePoint);

    private static Kind[] KindsOf(string text)
    {
        var kinds = new Kind[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var point = Scripts.CodePointAt(text, i);
            kinds[i] = KindOf(point);
            if (point > char.MaxValue)
            {
                kinds[i + 1] = kinds[i];
                i++;
            }
        }

        return kinds;
    }

    private static Kind KindOf(int codePoint)
    {
        if (Scripts.IsUnspaced(codePoint))
        {
            return Kind.Unspaced;
        }

        if (codePoint <= char.MaxValue && char.IsDigit((char)codePoint))
        {
            return Kind.Digit;
        }

        return Scripts.IsLetterOrDigit(codePoint) ? Kind.Letter : Kind.Other;
    }
}
