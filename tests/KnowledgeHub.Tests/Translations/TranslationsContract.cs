using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Tests.Storage;
using KnowledgeHub.Translations;
using Xunit;

namespace KnowledgeHub.Tests.Translations;

public abstract class TranslationsContract(TestDatabase database) : Contract(database)
{
    private const string First = "The first paragraph tells why tests come before medicines.";
    private const string Second = "The second paragraph counts what a late result costs a hospital.";
    private const string Third = "The third paragraph names who should decide, and by when.";

    [Fact]
    public async Task A_translation_starts_with_the_facts_and_without_the_words()
    {
        var source = await Database.AddLiveAsync(Samples.Brief("Facts go along") with { Topics = ["sequencing"], Places = ["KE"], KeyMessages = ["One message."], PublishedOn = new DateOnly(2025, 3, 1) });
        var item = await DraftAsync(await StartAsync(source, "fr"));
        var body = Assert.IsType<PolicyBrief>(item.Body);
        Assert.Equal(("fr", "facts-go-along-fr", "draft"), (item.Locale, item.Slug, item.State));
        Assert.Equal(("sequencing", "KE", new DateOnly(2025, 3, 1)), (Assert.Single(body.Topics), Assert.Single(body.Places), body.PublishedOn!.Value));
        Assert.Equal(("", "", 0), (body.Body, body.Summary, body.KeyMessages.Count));
        Assert.Equal(4, (await CompareAsync(item.Id)).Missing);
    }

    [Fact]
    public async Task Two_editors_who_begin_the_same_language_get_the_same_draft()
    {
        var source = await Database.AddLiveAsync(Samples.Brief("Begun twice"));
        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StartAsync(source, "fr"), Ct)));
        Assert.Single(begun.Distinct());
        Assert.Equal(begun[0], await StartAsync(begun[0], "fr"));
        Assert.Equal(2, (await Get<TranslationStore>().WorkAsync(source, Ct)).Count);
    }

    [Fact]
    public async Task A_changed_paragraph_marks_its_partner_and_no_other()
    {
        var (source, translation) = await TranslatedAsync("Change one");
        await ChangeAsync(source, "Change one", First, Second.Replace("hospital", "district hospital", StringComparison.Ordinal), Third);
        var row = Assert.Single((await CompareAsync(translation)).Rows, row => row.State != PieceState.Current);
        Assert.Equal((PieceState.Changed, "Traduit 2", Second), (row.State, row.Own!.Text, row.Partner!.SourceText));
    }

    [Fact]
    public async Task An_inserted_paragraph_is_missing_a_removed_one_is_gone_and_a_moved_one_stays_as_it_is()
    {
        var (source, translation) = await TranslatedAsync("Insert");
        await ChangeAsync(source, "Insert", First, "An entirely new thought about laboratories stands here.", Second, Third);
        Assert.Equal([PieceState.Current, PieceState.Missing, PieceState.Current, PieceState.Current], await StatesAsync(translation));

        await ChangeAsync(source, "Insert", First, Third);
        Assert.Equal([PieceState.Current, PieceState.Gone, PieceState.Current], await StatesAsync(translation));

        await ChangeAsync(source, "Insert", Third, First, Second);
        Assert.Equal([PieceState.Current, PieceState.Current, PieceState.Current], await StatesAsync(translation));
        Assert.Equal(["Traduit 3", "Traduit 1", "Traduit 2"], (await CompareAsync(translation)).Rows.Where(row => row.Place == "body").Select(row => row.Own!.Text));
    }

    [Fact]
    public async Task Saying_that_it_is_still_right_or_writing_it_anew_brings_a_paragraph_up_to_date()
    {
        var (source, translation) = await TranslatedAsync("Confirm");
        await ChangeAsync(source, "Confirm", First.Replace("why", "at length why", StringComparison.Ordinal), Second.Replace("costs", "really costs", StringComparison.Ordinal), Third.Replace("who", "exactly who", StringComparison.Ordinal));
        Assert.Equal(3, (await CompareAsync(translation)).Outdated);

        await SaveAsync(translation, (row, _) => new(row, row.Own!.Text == "Traduit 1" ? "Traduit 1, revu" : row.Own.Written, row.Own.Text == "Traduit 2"));
        var left = Assert.Single((await CompareAsync(translation)).Rows, row => row.State != PieceState.Current);
        Assert.Equal("Traduit 3", left.Own!.Text);
        Assert.Contains("Traduit 1, revu", (await DraftAsync(translation)).Body.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_editor_changes_elsewhere_keeps_its_partners()
    {
        var (source, translation) = await TranslatedAsync("Edited elsewhere");
        var item = await DraftAsync(translation);
        await Database.SaveAsync(new Draft { Id = item.Id, Type = item.ContentType, Body = item.Body with { Body = "<p>Traduit 1</p><p>Traduit deux</p><p>Traduit 3</p>" }, Locale = "fr", Slug = item.Slug });
        Assert.Equal([PieceState.Current, PieceState.Current, PieceState.Current], await StatesAsync(translation));
        await ChangeAsync(source, "Edited elsewhere", First, Second.Replace("late", "very late", StringComparison.Ordinal), Third);
        Assert.Equal([PieceState.Current, PieceState.Changed, PieceState.Current], await StatesAsync(translation));
    }

    [Fact]
    public async Task A_save_on_an_old_version_stores_nothing()
    {
        var (_, translation) = await TranslatedAsync("No lost update");
        var (item, compared) = (await DraftAsync(translation), await CompareAsync(translation));
        await SaveAsync(translation, (row, _) => new(row, $"{row.Own!.Text} A", false));
        var late = await Get<SaveTranslation>().RunAsync(item, compared.SourceBody!, item.DraftVersion, [.. compared.Rows.Select(row => new TranslatedRow(row, "B", false))], "ben", Ct);
        Assert.IsType<SaveResult.Conflict>(late);
        Assert.Contains("Traduit 2 A", (await DraftAsync(translation)).Body.Body, StringComparison.Ordinal);
        Assert.Equal(0, (await CompareAsync(translation)).Outdated);
    }

    [Fact]
    public async Task Readers_are_told_of_what_is_published_and_of_nothing_else()
    {
        var (source, translation) = await TranslatedAsync("Published pair");
        Assert.Empty(await Get<ReadTranslations>().LanguagesOfAsync(source, Ct));
        await Database.PublishAsync(translation);
        Assert.Equal(["en", "fr"], (await Get<ReadTranslations>().LanguagesOfAsync(translation, Ct)).Select(known => known.Locale));

        await Database.SaveAsync(Samples.Draft(BodyOf("Published pair", First, "Something else entirely, not yet public.", Third), source));
        Assert.Equal(0, (await LiveAsync(translation))!.Outdated);
        await Database.PublishAsync(source);
        Assert.Equal(1, (await LiveAsync(translation))!.Outdated);
        await Get<WithdrawContent>().RunAsync(source, "It was wrong.", "ed", Ct);
        Assert.Null(await LiveAsync(translation));
        Assert.True((await CompareAsync(translation)).Live!.Withdrawn);
    }

    [Fact]
    public async Task Who_may_not_see_the_source_reads_what_readers_read_and_nothing_of_its_draft()
    {
        var (source, translation) = await TranslatedAsync("Out of limits");
        await Database.SaveAsync(Samples.Draft(BodyOf("Out of limits, secret", First, "Not yet public."), source));
        var seen = (await Get<ReadTranslations>().OfDraftAsync(await DraftAsync(translation), _ => false, Ct))!;
        Assert.Equal((true, "Out of limits", null), (seen.IsHidden, seen.SourceBody!.Title, seen.Draft));

        var unpublished = (await Database.SaveAsync(Samples.Draft(Samples.Brief("Never public")))).Id;
        seen = (await Get<ReadTranslations>().OfDraftAsync(await DraftAsync(await StartAsync(unpublished, "fr")), _ => false, Ct))!;
        Assert.Equal((true, null, 0), (seen.IsHidden, seen.SourceBody, seen.Rows.Count));
    }

    private static PolicyBrief BodyOf(string title, params string[] paragraphs) =>
        Samples.Brief(title) with { Body = string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}</p>")) };

    private async Task<(string Source, string Translation)> TranslatedAsync(string title)
    {
        var source = await Database.AddLiveAsync(BodyOf(title, First, Second, Third));
        var translation = await StartAsync(source, "fr");
        await SaveAsync(translation, (row, n) => new(row, row.Place == "body" ? $"Traduit {n - 1}" : $"{row.Place} traduit", false));
        Assert.Equal((0, 0), ((await CompareAsync(translation)).Outdated, (await CompareAsync(translation)).Missing));
        return (source, translation);
    }

    private Task ChangeAsync(string source, string title, params string[] paragraphs) => Database.ChangeAsync(source, BodyOf(title, paragraphs));

    private async Task<string> StartAsync(string source, string locale) => Assert.IsType<StartResult.Ready>(await Get<StartTranslation>().RunAsync(source, locale, "ann", Ct)).Id;

    private async Task SaveAsync(string id, Func<TranslationRow, int, TranslatedRow> write)
    {
        var (item, compared) = (await DraftAsync(id), await CompareAsync(id));
        Assert.IsType<SaveResult.Saved>(await Get<SaveTranslation>().RunAsync(item, compared.SourceBody!, item.DraftVersion, [.. compared.Rows.Select(write)], "ann", Ct));
    }

    private async Task<ContentItem> DraftAsync(string id) => (await Get<ContentItems>().FindAsync(id, Ct))!;

    private async Task<ComparedTranslation> CompareAsync(string id) => (await Get<ReadTranslations>().OfDraftAsync(await DraftAsync(id), Ct))!;

    private async Task<ComparedTranslation?> LiveAsync(string id) => await Get<ReadTranslations>().OfLiveAsync((await Get<LiveContent>().FindAsync(id, Ct))!, Ct);

    private async Task<PieceState[]> StatesAsync(string id) => [.. (await CompareAsync(id)).Rows.Where(row => row.Place == "body").Select(row => row.State)];
}

public sealed class TranslationsOnSqlite(SqliteDatabase database) : TranslationsContract(database), IClassFixture<SqliteDatabase>;

public sealed class TranslationsOnPostgres(PostgresDatabase database) : TranslationsContract(database), IClassFixture<PostgresDatabase>;
