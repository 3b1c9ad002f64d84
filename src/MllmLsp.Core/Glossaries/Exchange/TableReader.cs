using System.Collections.Immutable;
using System.Globalization;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>
/// Reads concepts of a table, one a row. Columns are found by their headings, in English or Chinese. Where a row has an abbreviation, that is
/// its English label and the English term its full form, as in a line <c>Full Form (ABBR)</c>.
/// </summary>
public sealed class TableReader
{
    private readonly ImportProblems problems;
    private readonly TableColumn?[] columns;
    private readonly Table table;
    private readonly Dictionary<LocalizedText, int> topics = [];

    private TableReader(Table table, ImportProblems problems)
    {
        this.table = table;
        this.problems = problems;
        columns = [.. table.Header.Cells.Select(cell => TableColumn.Named(cell.Text))];
    }

    /// <summary>Whether the headings name a column of terms.</summary>
    public static bool IsGlossary(Table table) =>
        table.Header.Cells.Any(cell => TableColumn.Named(cell.Text)?.Meaning is ColumnMeaning.Term or ColumnMeaning.Abbreviation);

    public static ImportedGlossary Read(Table table)
    {
        var problems = new ImportProblems();
        if (!IsGlossary(table))
        {
            problems.Fail(
                table.Header.Offset,
                "No column of terms: name one in the first row, such as 'term', 'English', '中文' or '缩写'.",
                "没有名称列：请在第一行写出列名，如“术语”“English”“中文”或“缩写”。");
            return new ImportedGlossary(new LocalizedText(null, null), [], problems.InOrder());
        }

        var reader = new TableReader(table, problems);
        reader.CheckHeader();
        ImmutableArray<ImportedConcept> concepts = [.. table.Rows.Select(reader.ReadRow).OfType<ImportedConcept>()];
        return new ImportedGlossary(reader.Title(), concepts, problems.InOrder());
    }

    private void CheckHeader()
    {
        var taken = new HashSet<TableColumn>();
        for (var i = 0; i < columns.Length; i++)
        {
            var (heading, offset) = table.Header.Cells[i];
            if (columns[i] is not { } column)
            {
                if (heading.Trim().Length > 0 || table.Rows.Any(row => i < row.Cells.Length && row.Cells[i].Text.Trim().Length > 0))
                {
                    problems.Note(offset, $"The column '{heading}' says nothing that a glossary knows: left out.", $"术语表中没有“{heading}”列对应的内容：已略去。");
                }
            }
            else if (column.Meaning is not (ColumnMeaning.Alternative or ColumnMeaning.Definition or ColumnMeaning.Source or ColumnMeaning.Term) && !taken.Add(column))
            {
                problems.Note(offset, $"The column '{heading}' means the same as one before it: left out.", $"“{heading}”列与前面一列含义相同：已略去。");
                columns[i] = null;
            }
        }
    }

    private ImportedConcept? ReadRow(TableRow row)
    {
        if (row.Cells.All(cell => string.IsNullOrWhiteSpace(cell.Text)))
        {
            return null;
        }

        foreach (var extra in row.Cells.Skip(columns.Length).Where(cell => cell.Text.Trim().Length > 0).Take(1))
        {
            problems.Note(extra.Offset, "The row has more cells than the first row has headings: the rest is left out.", "此行的单元格多于第一行的列名：多出的部分已略去。");
        }

        var draft = new ConceptDraft(row.Offset);

        // Names come first whatever the order of the columns: full forms and readings refer to them.
        foreach (var (column, cell) in Cells(row).OrderBy(one => one.Column.Meaning))
        {
            ReadCell(column, cell, draft);
        }

        ReadFullForms(row, draft);
        if (draft.Build() is { } concept)
        {
            return concept;
        }

        problems.Note(row.Offset, "The row names no term: left out.", "此行没有名称：已略去。");
        return null;
    }

    private IEnumerable<(TableColumn Column, TableCell Cell)> Cells(TableRow row)
    {
        for (var i = 0; i < Math.Min(columns.Length, row.Cells.Length); i++)
        {
            if (columns[i] is { } column && row.Cells[i].Text.Trim().Length > 0)
            {
                yield return (column, row.Cells[i]);
            }
        }
    }

    /// <summary>Full forms of somebody else's table, which does not say of what: of the row's English name.</summary>
    private void ReadFullForms(TableRow row, ConceptDraft draft)
    {
        foreach (var (_, cell) in Cells(row).Where(one => one.Column is { Meaning: ColumnMeaning.FullForm, IsOwn: false }))
        {
            AddFullForms(draft, OthersValues(cell.Text));
        }
    }

    private static void AddFullForms(ConceptDraft draft, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var abbreviation = draft.Labels.FirstOrDefault(label => label is { Role: LabelRole.Preferred, Language: Language.English } && label.Text != text);
            if (abbreviation is null || Scripts.ContainsHan(text))
            {
                draft.AddName(text);
            }
            else
            {
                draft.Add(text, null, LabelRole.FullForm, abbreviation.Text);
            }
        }
    }

    private void ReadCell(TableColumn column, TableCell cell, ConceptDraft draft)
    {
        var text = cell.Text.Trim();
        var rest = draft.Rest;
        switch (column.Meaning)
        {
            case ColumnMeaning.Id: draft.Id = text; break;
            case ColumnMeaning.Topic: topics.TryAdd(ReadTopic(column, text), cell.Offset); break;
            case ColumnMeaning.Term: ReadTerm(column, cell, draft); break;
            case ColumnMeaning.Abbreviation: OthersValues(text).ForEach(abbreviation => draft.AddName(abbreviation)); break;
            case ColumnMeaning.Alternative: Values(column, text).ForEach(value => draft.Add(value, column.Language, LabelRole.Alternative)); break;
            case ColumnMeaning.FullForm when column.IsOwn: ReadFullForms(column, text, draft); break;
            case ColumnMeaning.FullForm: break;
            case ColumnMeaning.Hidden: Values(column, text).ForEach(value => draft.Add(value, column.Language, LabelRole.Hidden)); break;
            case ColumnMeaning.Avoided: ReadAvoided(column, text, draft); break;
            case ColumnMeaning.Kind: draft.Rest = rest with { Kind = ReadKind(cell) }; break;
            case ColumnMeaning.Keep: draft.Rest = rest with { Keep = ReadFlag(cell) }; break;
            case ColumnMeaning.Expand: draft.Rest = rest with { Expand = text.Equals("never", StringComparison.OrdinalIgnoreCase) ? ExpandAt.Never : ExpandAt.First }; break;
            case ColumnMeaning.Deprecated: draft.Rest = rest with { Deprecated = ReadFlag(cell) ?? false }; break;
            case ColumnMeaning.ReplacedBy: draft.Rest = rest with { ReplacedBy = [.. Values(column, text)] }; break;
            case ColumnMeaning.Homonym: draft.Rest = rest with { Homonym = ReadFlag(cell) ?? false }; break;
            case ColumnMeaning.Near: draft.Rest = rest with { Near = [.. Values(column, text)] }; break;
            case ColumnMeaning.Match: draft.Rest = rest with { Match = [.. Values(column, text).Select(sentence => new MatchExample(sentence, default))] }; break;
            case ColumnMeaning.NoMatch: draft.Rest = rest with { NoMatch = [.. Values(column, text).Select(sentence => new MatchExample(sentence, default))] }; break;
            case ColumnMeaning.Pinyin: draft.Rest = rest with { Pinyin = ReadPinyin(text) }; break;
            case ColumnMeaning.Definition: draft.Rest = rest with { Definition = ConceptDraft.Join(rest.Definition, text, column.Language) }; break;
            case ColumnMeaning.ScopeNote: draft.Rest = rest with { ScopeNote = ConceptDraft.Join(rest.ScopeNote, text, column.Language) }; break;
            case ColumnMeaning.EditorialNote: draft.Rest = rest with { EditorialNote = ConceptDraft.Join(rest.EditorialNote, text, column.Language) }; break;
            case ColumnMeaning.Example: draft.Rest = rest with { Example = ConceptDraft.Join(rest.Example, text, column.Language) }; break;
            case ColumnMeaning.Formula: draft.Rest = rest with { Formula = column.IsOwn ? text : text.Trim('$').Trim() }; break;
            case ColumnMeaning.Broader: Relate(RelationKind.Broader); break;
            case ColumnMeaning.Related: Relate(RelationKind.Related); break;
            case ColumnMeaning.PartOf: Relate(RelationKind.PartOf); break;
            case ColumnMeaning.BasedOn: Relate(RelationKind.BasedOn); break;
            case ColumnMeaning.ExactMatch: Relate(RelationKind.ExactMatch); break;
            case ColumnMeaning.Source: ReadSources(column, text, draft); break;
        }

        void Relate(RelationKind kind) => Values(column, text).ForEach(target => draft.Relate(kind, target));
    }

    /// <summary>Behind an abbreviation, which has been read before, an English term is its full form.</summary>
    private static void ReadTerm(TableColumn column, TableCell cell, ConceptDraft draft)
    {
        if (column.IsOwn)
        {
            draft.Add(cell.Text, column.Language, LabelRole.Preferred);
        }
        else if (column.Language != Language.Chinese && draft.Labels.Any(label => label is { Role: LabelRole.Preferred, Language: Language.English }))
        {
            AddFullForms(draft, column.Language is null ? cell.Text.Split(" / ", StringSplitOptions.TrimEntries) : OthersValues(cell.Text));
        }
        else if (column.Language is null)
        {
            draft.AddTerm(cell.Text);
        }
        else
        {
            OthersValues(cell.Text).ForEach(draft.AddTerm);
        }
    }

    private static void ReadFullForms(TableColumn column, string text, ConceptDraft draft)
    {
        foreach (var (abbreviation, fullForm) in ListCell.Split(text, ';').Select(ListCell.Pair))
        {
            draft.Add(fullForm ?? abbreviation, column.Language, fullForm is null ? LabelRole.Alternative : LabelRole.FullForm, fullForm is null ? null : abbreviation);
        }
    }

    private static void ReadAvoided(TableColumn column, string text, ConceptDraft draft)
    {
        if (!column.IsOwn)
        {
            OthersValues(text).ForEach(value => draft.Add(value, column.Language, LabelRole.Avoided));
            return;
        }

        foreach (var fields in ListCell.Split(text, ';').Select(item => ListCell.Split(item, '|')))
        {
            var reason = new LocalizedText(null, null);
            foreach (var (key, value) in fields.Skip(1).Select(ListCell.Pair))
            {
                reason = value is null ? reason : ConceptDraft.Join(reason, value, key == "zh" ? Language.Chinese : Language.English);
            }

            draft.Add(ListCell.Unescape(fields[0]), column.Language, LabelRole.Avoided, reason: reason.IsEmpty ? null : reason);
        }
    }

    private ConceptKind ReadKind(TableCell cell)
    {
        var name = cell.Text.Trim();
        if (KindNames.Of(name) is { } kind)
        {
            return kind;
        }

        problems.Note(
            cell.Offset,
            $"'{name}' is no kind of a glossary (model, dataset, benchmark, method, component, metric, task, concept): left out.",
            $"术语表没有类别“{name}”（有 model、dataset、benchmark、method、component、metric、task、concept）：已略去。");
        return ConceptKind.Concept;
    }

    private bool? ReadFlag(TableCell cell)
    {
        switch (cell.Text.Trim().ToLower(CultureInfo.InvariantCulture))
        {
            case "true" or "yes" or "y" or "1" or "x" or "是":
                return true;
            case "false" or "no" or "n" or "0" or "否":
                return false;
            default:
                problems.Note(cell.Offset, $"'{cell.Text.Trim()}' is neither true nor false: left out.", $"“{cell.Text.Trim()}”既不是 true 也不是 false：已略去。");
                return null;
        }
    }

    private static ImmutableDictionary<string, string> ReadPinyin(string text)
    {
        var readings = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (label, reading) in ListCell.Split(text, ';').Select(ListCell.Pair))
        {
            if (reading is not null)
            {
                readings[LabelReader.Canonical(label)] = reading;
            }
        }

        return readings.ToImmutable();
    }

    private static void ReadSources(TableColumn column, string text, ConceptDraft draft)
    {
        if (!column.IsOwn || !text.Contains('='))
        {
            draft.Cite(IsWebAddress(text) ? new ConceptSource(null, null, null, null, text) : new ConceptSource(null, null, text, null, null));
            return;
        }

        foreach (var fields in ListCell.Split(text, ';').Select(item => ListCell.Split(item, '|').Select(ListCell.Pair)))
        {
            var source = new ConceptSource(null, null, null, null, null);
            foreach (var (key, value) in fields)
            {
                source = key switch
                {
                    "document" => source with { Document = value },
                    "section" => source with { Section = value },
                    "line" => source with { Line = Number(value) },
                    "title" => source with { Title = value },
                    "year" => source with { Year = Number(value) },
                    "url" => source with { Url = value },
                    _ => source with { Title = value is null ? key : $"{key}={value}" },
                };
            }

            draft.Cite(source);
        }
    }

    private static LocalizedText ReadTopic(TableColumn column, string text) => ConceptDraft.Join(new LocalizedText(null, null), text, column.Language);

    /// <summary>A glossary file has one title; several topics cannot be told apart in it.</summary>
    private LocalizedText Title()
    {
        var english = topics.Where(topic => topic.Key.English is not null).ToImmutableArray();
        var chinese = topics.Where(topic => topic.Key.Chinese is not null).ToImmutableArray();
        if (english.Length <= 1 && chinese.Length <= 1)
        {
            return new LocalizedText(english.FirstOrDefault().Key?.English, chinese.FirstOrDefault().Key?.Chinese);
        }

        problems.Note(
            topics.Values.Min(),
            $"A glossary file has one title, and these are {Math.Max(english.Length, chinese.Length)} topics: they are left out. To keep them, import a file for each.",
            $"一个术语表文件只有一个标题，而此处有 {Math.Max(english.Length, chinese.Length)} 个主题：已略去。若要保留，请按主题分别导入。");
        return new LocalizedText(null, null);
    }

    private static List<string> Values(TableColumn column, string text) => column.IsOwn ? [.. ListCell.Values(text)] : OthersValues(text);

    /// <summary>The values of somebody else's cell; whether a comma separates is guessed: no label of the field has one.</summary>
    private static List<string> OthersValues(string text) =>
        [.. text.Split([';', '；', '、', '\n', ',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsWebAddress(string text) => text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);
}
