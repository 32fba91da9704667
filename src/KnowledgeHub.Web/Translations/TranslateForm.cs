using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Translations;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Translations;

/// <summary>What stands in the form of the side-by-side page.</summary>
/// <param name="Rows">The parts with what is written for each.</param>
/// <param name="Lost">What somebody wrote for parts that are not there any more.</param>
public sealed record TranslateForm(IReadOnlyList<TranslatedRow> Rows, IReadOnlyList<string> Lost)
{
    public static TranslateForm Stored(ComparedTranslation compared) => new([.. compared.Rows.Select(row => new TranslatedRow(row, row.Own?.Written ?? "", false))], []);

    /// <summary>What was posted, laid onto the parts as they are now: by the paragraph that was translated, or by that of the source.</summary>
    public static TranslateForm Read(ComparedTranslation compared, IFormCollection form)
    {
        var (keys, texts, ticked) = (form["key"], form["text"], form["still"].ToHashSet());
        var written = Enumerable.Range(0, Math.Min(keys.Count, texts.Count)).Select(n => (Key: keys[n] ?? "", Text: ShallowHtml.From(texts[n] ?? ""), Still: ticked.Contains(keys[n]))).ToList();
        var rows = new List<TranslatedRow>();
        foreach (var row in compared.Rows)
        {
            var own = Key(row);
            var at = written.FindIndex(one => one.Key == own);
            at = at >= 0 ? at : written.FindIndex(one => Matches(one.Key, row));
            rows.Add(at < 0 ? new(row, row.Own?.Written ?? "", false) : new(row, written[at].Text, written[at].Still));
            if (at >= 0)
            {
                written.RemoveAt(at);
            }
        }

        return new(rows, [.. written.Where(one => one.Text.Trim().Length > 0).Select(one => one.Text)]);
    }

    /// <summary>Names a part in the form.</summary>
    public static string Key(TranslationRow row) => $"{row.Place}|{row.Source?.Fingerprint}|{row.Own?.Fingerprint}";

    /// <summary>Says which source was translated: when it has changed meanwhile, nothing is stored unseen.</summary>
    public static string MarkOf(ComparedTranslation compared) => Piece.From("", "", string.Join(' ', compared.Rows.Select(row => row.Source?.Fingerprint))).Fingerprint;

    private static bool Matches(string key, TranslationRow row) => key.Split('|') is [var place, var source, var own]
        && place == row.Place
        && ((own.Length > 0 && own == row.Own?.Fingerprint) || (source.Length > 0 && source == row.Source?.Fingerprint));
}

/// <summary>A translation beside its source.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Item">The translation.</param>
/// <param name="Compared">How it stands to its source.</param>
/// <param name="Form">What stands in the form.</param>
/// <param name="Problems">What to mend.</param>
/// <param name="Clash">Whether the translation or its source was changed while somebody wrote.</param>
public sealed record TranslatePageModel(StaffFrame Frame, ContentItem Item, ComparedTranslation Compared, TranslateForm Form, IReadOnlyList<Problem> Problems, bool Clash)
{
    public string SourceLocale => Compared.Live?.Locale ?? Compared.Draft?.Locale ?? "en";

    public string SourceTitle => Compared.SourceBody?.Title ?? "";

    /// <summary>What a field is called beside its parts.</summary>
    public string LabelOf(string place) => place.Split('.') is [_, var audience] && Audience.Find(audience) is { } known
        ? $"Takeaway for {known.Plural}"
        : Item.ContentType.Fields.FirstOrDefault(field => field.Name == place)?.Label ?? place;
}
