using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Reads the labels of one entry and checks that the roles are disjoint and that each language has one preferred label.</summary>
internal sealed class LabelReader(YamlValues values, ProblemList problems)
{
    private readonly List<Label> labels = [];
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private YamlNode? fullForms;

    /// <summary>A label as it is compared and shown: composed (NFC), with single spaces.</summary>
    public static string Canonical(string text) =>
        Nfc.Normalize(string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\u00A0', '\u3000'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Whether a text can be a label.</summary>
    public static bool IsUsable(string text) => Unusable(Canonical(text)) is null;

    public void Read(YamlNode node, LabelRole role)
    {
        foreach (var (part, language) in values.ByLanguage(node))
        {
            foreach (var (text, span) in TextsOf(part))
            {
                Add(text, language, role, span);
            }
        }
    }

    public void ReadTerm(YamlNode node)
    {
        if (values.Text(node) is not { } line)
        {
            return;
        }

        var from = 0;
        foreach (var part in TermShorthand.Read(line))
        {
            // A full form is written before its abbreviation but read behind it.
            var start = part.Abbreviates is null ? from : 0;
            var span = values.PlaceOf(part.Text, node, ref start);
            from = Math.Max(from, start);
            Add(part.Text, part.Language, part.Role, span, part.Abbreviates);
        }
    }

    public void ReadAvoided(YamlNode node)
    {
        foreach (var item in node is YamlList list ? list.Items : [node])
        {
            if (item is not YamlMap map)
            {
                Read(item, LabelRole.Avoided);
            }
            else if (map.Entries.Any(entry => entry.Key.Value == "label"))
            {
                ReadAvoidedMap(map);
            }
            else
            {
                Read(map, LabelRole.Avoided);
            }
        }
    }

    public bool Any => labels.Count > 0;

    /// <summary>
    /// The names of a note: its title, written as one or as a whole entry in one line (<see cref="TermShorthand"/>), and its aliases. A name
    /// that the entry has already is passed over in silence, since notes repeat their title everywhere.
    /// </summary>
    public void AddNames((string Text, TextSpan Span) title, IEnumerable<(string Text, TextSpan Span)> aliases)
    {
        foreach (var part in TermShorthand.Read(Canonical(title.Text)))
        {
            var isTaken = part.Role == LabelRole.Preferred && labels.Exists(label => label.Role == LabelRole.Preferred && label.Language == part.Language);
            AddName(part.Text, part.Language, isTaken ? LabelRole.Alternative : part.Role, title.Span, part.Abbreviates);
        }

        foreach (var (text, span) in aliases)
        {
            AddName(text, null, LabelRole.Alternative, span, null);
        }
    }

    /// <summary>Full forms name labels that may be written behind them: they are read last.</summary>
    public void KeepFullForms(YamlNode node) => fullForms = node;

    /// <summary>All labels, preferred ones first, else in the order of the file.</summary>
    public ImmutableArray<Label> Finish()
    {
        ReadFullForms();
        var kept = new List<Label>(labels.Count);
        var places = new Dictionary<string, int>(labels.Count, StringComparer.Ordinal);
        var preferred = new HashSet<Language>();
        foreach (var label in labels)
        {
            if (places.TryAdd(label.Text, kept.Count))
            {
                kept.Add(label.Role == LabelRole.Preferred && !preferred.Add(label.Language) ? SecondPreferred(label) : label);
            }
            else
            {
                var first = places[label.Text];
                kept[first] = Merge(kept[first], label);
            }
        }

        return [.. kept.OrderBy(label => label.Role != LabelRole.Preferred)];
    }

    private void ReadAvoidedMap(YamlMap map)
    {
        LocalizedText? reason = null;
        YamlNode? label = null;
        foreach (var (key, value) in map.Entries)
        {
            switch (key.Value)
            {
                case "label":
                    label = value;
                    break;
                case "reason":
                    reason = values.Localized(value);
                    break;
                default:
                    values.UnknownKey(key, map.Entries, GlossaryKeys.OfAvoided);
                    break;
            }
        }

        foreach (var (text, span) in values.Texts(label!))
        {
            Add(text, null, LabelRole.Avoided, span, reason: reason);
        }
    }

    private void ReadFullForms()
    {
        if (fullForms is YamlScalar { IsNull: false } single)
        {
            var first = labels.Find(label => label is { Role: LabelRole.Preferred, Language: Language.English });
            if (first is null)
            {
                problems.Warn(
                    single.Span,
                    "The full form belongs to no label: write '{ ABBR: full form }'.",
                    "没有指明这是哪个名称的全称：请写成“{ 缩写: 全称 }”。");
            }

            AddFullForm(single, first?.Text);
        }
        else if (fullForms is not null and not YamlScalar)
        {
            var names = labels.Where(label => label.Role is LabelRole.Preferred or LabelRole.Alternative).Select(label => label.Text).ToHashSet(StringComparer.Ordinal);
            foreach (var (key, value) in values.Entries(fullForms))
            {
                var abbreviation = Canonical(key.Value);
                if (names.Add(abbreviation))
                {
                    problems.Warn(
                        key.Span,
                        $"'{abbreviation}' has a full form here but is no label of this entry: add it to 'altLabel'.",
                        $"“{abbreviation}”在此有全称，却不是此条目的名称：请把它加到“altLabel”。");
                    Add(abbreviation, null, LabelRole.Alternative, values.InnerSpan(key));
                }

                AddFullForm(value, abbreviation);
            }
        }
    }

    private void AddFullForm(YamlNode node, string? abbreviation)
    {
        foreach (var (part, language) in values.ByLanguage(node))
        {
            foreach (var (text, span) in TextsOf(part))
            {
                Add(text, language, LabelRole.FullForm, span, abbreviation);
            }
        }
    }

    private List<(string Text, TextSpan Span)> TextsOf(YamlNode node) => node is YamlScalar { IsNull: true } ? [] : values.Texts(node);

    private void Add(string text, Language? language, LabelRole role, TextSpan span, string? abbreviates = null, LocalizedText? reason = null)
    {
        var canonical = Canonical(text);
        if (Unusable(canonical) is { } why)
        {
            problems.Warn(span, why);
            return;
        }

        texts.Add(canonical);
        labels.Add(new Label(canonical, language ?? YamlValues.LanguageFor(canonical), role, span) { Abbreviates = abbreviates, Reason = reason });
    }

    private void AddName(string text, Language? language, LabelRole role, TextSpan span, string? abbreviates)
    {
        var canonical = Canonical(text);
        if (!texts.Contains(canonical))
        {
            Add(canonical, language, role, span, abbreviates);
        }
    }

    private static Wording? Unusable(string label)
    {
        if (label.Length > TermMatcher.MaxLabelLength)
        {
            return new Wording(
                $"The label has more than {TermMatcher.MaxLabelLength} characters: shorten it, or make it the definition.",
                $"名称超过 {TermMatcher.MaxLabelLength} 个字符：请缩短，或改作定义。");
        }

        if (LabelShape.Of(label) is null)
        {
            return new Wording(
                "A label needs a letter, digit or sign besides hyphens and spaces: add one or remove the label.",
                "名称除连字符和空格外还须有字母、数字或符号：请补上，或删去此名称。");
        }

        return label.Any(char.IsControl) || label.EnumerateRunes().Any(rune => rune.Value == 0xFFFD)
            ? new Wording(
                "The label has a control character or a broken character in it: write it anew.",
                "名称中有控制字符或损坏的字符：请重新输入。")
            : null;
    }

    /// <summary>What a label is that stands there a second time; the same text in two roles is a problem.</summary>
    private Label Merge(Label first, Label label)
    {
        if (label.Role == LabelRole.FullForm && first.Role is LabelRole.Preferred or LabelRole.Alternative)
        {
            // The full form is often the preferred label as well; that it is one has to be kept.
            return first with { Abbreviates = label.Abbreviates };
        }

        var (had, given) = (Name(first.Role), Name(label.Role));
        problems.Warn(label.Span, first.Role == label.Role
            ? new Wording(
                $"'{label.Text}' is {had.English} of this entry already: remove it here.",
                $"“{label.Text}”已是此条目的{had.Chinese}：请删去此处。")
            : new Wording(
                $"'{label.Text}' is {had.English} of this entry already and cannot be {given.English} too: remove one of them.",
                $"“{label.Text}”已是此条目的{had.Chinese}，不能又是{given.Chinese}：请删去其中之一。"));
        return first;
    }

    private Label SecondPreferred(Label label)
    {
        problems.Warn(
            label.Span,
            $"An entry has one preferred label per language, so '{label.Text}' counts as an alternative: move it to 'altLabel'.",
            $"每种语言只有一个首选名称，“{label.Text}”算作别名：请把它移到“altLabel”。");
        return label with { Role = LabelRole.Alternative };
    }

    private static Wording Name(LabelRole role) => role switch
    {
        LabelRole.Preferred => new("the preferred label", "首选名称"),
        LabelRole.Alternative => new("an alternative label", "别名"),
        LabelRole.FullForm => new("a full form", "全称"),
        LabelRole.Hidden => new("a hidden label", "隐藏名称"),
        _ => new("a label to avoid", "应避免的名称"),
    };
}
