using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Content;

public abstract class SaveDraftContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_new_draft_is_stored_and_readers_do_not_see_it()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("A first draft") with { Topics = ["sequencing"], Places = ["ke"] }));
        var item = await FindAsync(saved.Id);
        Assert.Equal(("a-first-draft", "draft", "ann", saved.Version), (item.Slug, item.State, item.UpdatedBy, item.DraftVersion));
        Assert.Null(item.LiveVersion);
        Assert.Equal(["KE"], item.Body.Places);
        Assert.Null(await Get<LiveContent>().FindAsync(saved.Id, Ct));
    }

    [Fact]
    public async Task Every_type_comes_back_as_it_was_saved()
    {
        foreach (var type in ContentType.All)
        {
            var body = TidyContent.Run(type, type.Empty() with { Title = $"A {type.Singular}", Summary = "S", Body = "<p>B</p>", Sources = [new() { Title = "T", Year = 2025, Url = "https://example.org/a?b=c" }], Takeaways = new Dictionary<string, string> { ["payer"] = "Pay." }, PublishedOn = new DateOnly(2026, 1, 2) });
            var saved = await Database.SaveAsync(new Draft { Type = type, Body = body });
            Assert.Equal(type.Write(body), (await FindAsync(saved.Id)).Data);
        }
    }

    [Fact]
    public async Task The_same_text_again_adds_no_version()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("Said once")));
        var again = await SaveAsync(Samples.Draft(Samples.Brief("Said once") with { Title = "  Said   once " }, saved.Id, saved.Version));
        Assert.Equal(new SaveResult.Unchanged(saved.Id), again);
        Assert.Equal(1, await VersionsAsync(saved.Id));
    }

    [Fact]
    public async Task A_draft_based_on_an_older_version_is_a_conflict_and_overwrites_nothing()
    {
        var first = await Database.SaveAsync(Samples.Draft(Samples.Brief("Two editors")));
        var theirs = await Database.SaveAsync(Samples.Draft(Samples.Brief("Two editors, hers"), first.Id, first.Version));
        var conflict = Assert.IsType<SaveResult.Conflict>(await SaveAsync(Samples.Draft(Samples.Brief("Two editors, his"), first.Id, first.Version)));
        Assert.Equal(theirs.Version, conflict.Theirs.DraftVersion);
        Assert.Equal("Two editors, hers", conflict.Theirs.Body.Title);
        Assert.Equal("Two editors, hers", (await FindAsync(first.Id)).Title);
        Assert.Equal(2, await VersionsAsync(first.Id));
    }

    [Fact]
    public async Task Of_twenty_writers_who_started_from_the_same_version_one_wins_and_nothing_is_lost()
    {
        const int writers = 20;
        var version = await Database.SaveAsync(Samples.Draft(Samples.Brief("Contested")));
        for (var round = 0; round < 3; round++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
                () => SaveAsync(Samples.Draft(Samples.Brief($"Contested, round {round}, writer {writer}"), version.Id, version.Version)), Ct)));
            var won = Assert.Single(results.OfType<SaveResult.Saved>());
            Assert.Equal(writers - 1, results.OfType<SaveResult.Conflict>().Count(conflict => conflict.Theirs.DraftVersion == won.Version));
            Assert.Equal(Array.IndexOf(results, won), int.Parse((await FindAsync(version.Id)).Title.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(round + 2, await VersionsAsync(version.Id));
            version = won;
        }
    }

    [Fact]
    public async Task Writers_who_add_items_with_one_title_at_once_lose_none()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => SaveAsync(Samples.Draft(Samples.Brief("Common title") with { Summary = $"{n}" })), Ct)));
        Assert.All(results, result => Assert.IsType<SaveResult.Saved>(result));
        Assert.Equal(10, await Database.ScalarAsync<int>("select count(distinct slug) from content where title = 'Common title'"));
    }

    [Fact]
    public async Task Writers_who_add_one_external_item_at_once_add_it_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SaveAsync(Samples.Draft(Samples.Brief("From outside")) with { ExternalId = "outside:1" }), Ct)));
        var added = Assert.Single(results.OfType<SaveResult.Saved>());
        Assert.Equal(7, results.OfType<SaveResult.Conflict>().Count(conflict => conflict.Theirs.Id == added.Id));
    }

    [Fact]
    public async Task An_address_that_was_typed_and_is_taken_is_a_problem_to_solve()
    {
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Owner"), slug: "my-place"));
        var problem = Problem(await SaveAsync(Samples.Draft(Samples.Brief("Squatter"), slug: "my-place")));
        Assert.Equal(new Problem("slug", "The address /briefs/my-place is already in use; choose another one."), problem);
        await Database.SaveAsync(Samples.Draft(new Explainer { Title = "Another type may have it" }, slug: "my-place"));
    }

    [Fact]
    public async Task An_address_another_item_will_have_when_it_is_published_is_taken_too()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Moves soon"));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Moves soon"), id, slug: "new-home"));
        Assert.Equal("slug", Problem(await SaveAsync(Samples.Draft(Samples.Brief("Late"), slug: "new-home"))).Field);
    }

    [Theory]
    [InlineData("Two Words")]
    [InlineData("-edge")]
    [InlineData("a/b")]
    [InlineData("../etc")]
    [InlineData("caps-A")]
    public async Task An_address_that_cannot_be_one_is_a_problem(string slug) =>
        Assert.StartsWith($"'{slug}' can't be an address", Problem(await SaveAsync(Samples.Draft(Samples.Brief("Odd address"), slug: slug))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_id_that_nobody_has_and_one_of_another_type_are_not_found()
    {
        var brief = await Database.SaveAsync(Samples.Draft(Samples.Brief("A brief stays a brief")));
        Assert.IsType<SaveResult.NotFound>(await SaveAsync(Samples.Draft(Samples.Brief("Nobody"), "00000000000000000000000000")));
        Assert.IsType<SaveResult.NotFound>(await SaveAsync(Samples.Draft(new Explainer { Title = "An explainer" }, brief.Id)));
    }

    [Fact]
    public async Task A_language_alone_is_a_change()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("Quelle langue")));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Quelle langue"), saved.Id, saved.Version) with { Locale = "fr" });
        Assert.Equal("fr", (await FindAsync(saved.Id)).Locale);
    }

    [Fact]
    public async Task Staff_find_items_by_words_type_and_state()
    {
        await Database.AddLiveAsync(Samples.Brief("Listed 100% live"));
        await Database.SaveAsync(Samples.Draft(new Explainer { Title = "Listed 100 draft" }));
        Assert.Equal(2, (await Get<ContentItems>().ListAsync(null, null, "listed 100", 1, 10, Ct)).Total);
        Assert.Equal("Listed 100% live", Assert.Single((await Get<ContentItems>().ListAsync(null, null, "100%", 1, 10, Ct)).Items).Title);
        Assert.Equal("Listed 100 draft", Assert.Single((await Get<ContentItems>().ListAsync("explainer", "draft", "Listed", 1, 10, Ct)).Items).Title);
        var (second, total) = await Get<ContentItems>().ListAsync(null, null, "Listed", 2, 1, Ct);
        Assert.Equal((1, 2), (second.Count, total));
        var states = await Get<ContentItems>().CountStatesAsync(Ct);
        Assert.Equal(states["draft"], await Database.ScalarAsync<int>("select count(*) from content where state = 'draft'"));
    }

    private static Problem Problem(SaveResult result) => Assert.Single(Assert.IsType<SaveResult.Invalid>(result).Problems);

    private Task<SaveResult> SaveAsync(Draft draft) => Get<SaveDraft>().RunAsync(draft, "bob", Ct);

    private async Task<ContentItem> FindAsync(string id) => Assert.IsType<ContentItem>(await Get<ContentItems>().FindAsync(id, Ct));

    private Task<int> VersionsAsync(string id) => Database.ScalarAsync<int>("select count(*) from content_version where content_id = @Id", new { Id = id });
}

public sealed class SaveDraftOnSqlite(SqliteDatabase database) : SaveDraftContract(database), IClassFixture<SqliteDatabase>;

public sealed class SaveDraftOnPostgres(PostgresDatabase database) : SaveDraftContract(database), IClassFixture<PostgresDatabase>;
