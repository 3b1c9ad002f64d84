using System.Collections.Immutable;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>How Chinese labels are typed on a Latin keyboard, for searches outside the engine.</summary>
public static class LabelPinyin
{
    /// <summary>The whole reading without spaces or tones, then its initials; empty for a label without Han.</summary>
    public static ImmutableArray<string> Of(Concept concept, Label label) =>
        PinyinReading.Of(label.Text, concept.Pinyin.GetValueOrDefault(label.Text)) is { } reading ? [reading.Full, reading.Initials] : [];
}
