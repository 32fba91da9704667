using KnowledgeHub.Accounts;
using KnowledgeHub.Search;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.SearchDesk;

public abstract class ThesaurusGroupsContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_group_is_added_changed_and_removed_and_each_is_written_down()
    {
        var group = await AddAsync(" VUS \n\nvariant of uncertain  significance\nVUS\n");
        Assert.Equal("VUS · variant of uncertain significance", group.Text);
        Assert.Contains(await Get<TermStore>().ThesaurusAsync(Ct), terms => terms.Contains("VUS"));

        var changed = Assert.IsType<ThesaurusResult.Saved>(await SaveAsync(group.Number, group.State, "VUS\nvariant of unknown significance")).Group;
        Assert.IsType<ThesaurusResult.Removed>(await Get<RemoveThesaurusGroup>().RunAsync(group.Number, changed.State, "bo@example.org", Ct));
        Assert.Null(await Get<ThesaurusGroups>().FindAsync(group.Number, Ct));
        var (entries, _) = await Get<AuditTrail>().FindAsync(new() { Kind = "thesaurus", Subject = "VUS" }, 1, 10, Ct);
        Assert.Equal(
            [
                ("removed", "bo@example.org", "Before: VUS · variant of unknown significance"),
                ("changed", "ann@example.org", "Before: VUS · variant of uncertain significance\nNow: VUS · variant of unknown significance"),
                ("added", "ann@example.org", "VUS · variant of uncertain significance"),
            ],
            entries.Select(entry => (entry.Action, entry.Who, entry.Details)));
    }

    [Theory]
    [InlineData("alone", "A group needs at least two terms that mean the same; write each on a line of its own.")]
    [InlineData("…\nellipsis", "'…' has no letter or digit, so search can't look for it; leave it out.")]
    [InlineData("Follow-up\nfollow up", "To search these are one and the same: it ignores capitals, accents and hyphens. Add a term that is written differently.")]
    [InlineData("a b c d e f g h i\nletters", "'a b c d e f g h i' has more than 8 words; searches are seldom that long, so use the shorter form that people type.")]
    public async Task What_search_cant_use_is_said_in_a_sentence(string typed, string problem) =>
        Assert.Equal(problem, Assert.Single(Assert.IsType<ThesaurusResult.Invalid>(await SaveAsync(null, "", typed)).Problems).Message);

    [Fact]
    public async Task A_term_that_is_too_long_and_a_group_that_is_too_large_are_refused()
    {
        var invalid = Assert.IsType<ThesaurusResult.Invalid>(await SaveAsync(null, "", new string('x', 101) + string.Concat(Enumerable.Range(0, 30).Select(n => $"\nterm{n}"))));
        Assert.Collection(
            invalid.Problems,
            problem => Assert.EndsWith("has 101 characters and at most 100 fit; shorten it.", problem.Message, StringComparison.Ordinal),
            problem => Assert.StartsWith("The group has 31 terms and at most 30 fit", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_term_stands_in_one_group_and_the_other_one_is_named()
    {
        await AddAsync("MTB\nmolecular tumour board");
        var invalid = Assert.IsType<ThesaurusResult.Invalid>(await SaveAsync(null, "", "mtb\nMycobacterium tuberculosis"));
        Assert.Equal("'mtb' stands in the group MTB · molecular tumour board already. Add the other terms there, or take it out there first.", Assert.Single(invalid.Problems).Message);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_shown_what_the_first_saved()
    {
        var group = await AddAsync("CGP\ncomprehensive genomic profiling");
        var theirs = Assert.IsType<ThesaurusResult.Saved>(await SaveAsync(group.Number, group.State, "CGP\ngenomic profiling")).Group;
        var conflict = Assert.IsType<ThesaurusResult.Conflict>(await SaveAsync(group.Number, group.State, "CGP\nbroad profiling"));
        Assert.Equal(theirs.Text, conflict.Theirs?.Text);
        Assert.IsType<ThesaurusResult.Conflict>(await Get<RemoveThesaurusGroup>().RunAsync(group.Number, group.State, "bo", Ct));
        Assert.IsType<ThesaurusResult.Unchanged>(await SaveAsync(group.Number, theirs.State, "genomic profiling\nCGP"));
        await Get<RemoveThesaurusGroup>().RunAsync(group.Number, theirs.State, "bo", Ct);
        Assert.Null(Assert.IsType<ThesaurusResult.Conflict>(await SaveAsync(group.Number, theirs.State, "CGP\nlate")).Theirs);
    }

    [Fact]
    public async Task Of_many_who_add_the_same_term_at_once_one_does()
    {
        var nodes = Enumerable.Range(0, 6).Select(_ => Database.AddNode().GetRequiredService<SaveThesaurusGroup>()).ToList();
        var results = await Task.WhenAll(nodes.Select((node, n) => Task.Run(() => node.RunAsync(null, "", $"racing\nterm of editor {n}", "ann", Ct), Ct)));
        Assert.Single(results.OfType<ThesaurusResult.Saved>());
        Assert.Equal(5, results.OfType<ThesaurusResult.Invalid>().Count());
    }

    [Fact]
    public async Task Groups_are_found_by_a_part_of_a_term_without_accents()
    {
        await AddAsync("Médecine génomique\ngenomic medicine service");
        Assert.Single(await Get<ThesaurusGroups>().ListAsync("GENOMIQUE", Ct));
        Assert.Empty(await Get<ThesaurusGroups>().ListAsync("zzz", Ct));
    }

    [Fact]
    public async Task A_search_for_one_term_finds_the_other_after_some_seconds()
    {
        var node = Database.AddNode(Directory.CreateDirectory(Path.Combine(Database.Folder, "node")).FullName);
        await Database.AddLiveAsync(Samples.Brief("Circulating tumour fragments"));
        await node.GetRequiredService<SearchIndex>().EnsureAsync(Ct);
        await node.GetRequiredService<SearchIndex>().CatchUpAsync(Ct);
        Assert.Equal(0, await TotalAsync(node, "quickbiopsy"));
        var group = await AddAsync("quickbiopsy\ncirculating tumour fragments");
        Database.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(1, await TotalAsync(node, "quickbiopsy"));
        // "Try it" relies on this: in quotes a term means only itself, and what must occur is not widened.
        Assert.Equal(0, await TotalAsync(node, "+\"quickbiopsy\""));
        Assert.Equal(0, await TotalAsync(node, "+\"circulating small fragments\""));
        Assert.Equal(1, await TotalAsync(node, "+(\"quickbiopsy\" OR \"circulating tumour fragments\")"));
        await Get<RemoveThesaurusGroup>().RunAsync(group.Number, group.State, "ann", Ct);
        Database.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(0, await TotalAsync(node, "quickbiopsy"));
    }

    private async Task<ThesaurusGroup> AddAsync(string typed) => Assert.IsType<ThesaurusResult.Saved>(await SaveAsync(null, "", typed)).Group;

    private Task<ThesaurusResult> SaveAsync(int? number, string basedOn, string typed) => Get<SaveThesaurusGroup>().RunAsync(number, basedOn, typed, "ann@example.org", Ct);

    private static async Task<int> TotalAsync(IServiceProvider node, string words) => (await node.GetRequiredService<FindItems>().RunAsync(new SearchRequest { Words = words }, Ct)).Total;
}

public sealed class ThesaurusGroupsOnSqlite(SqliteDatabase database) : ThesaurusGroupsContract(database), IClassFixture<SqliteDatabase>;

public sealed class ThesaurusGroupsOnPostgres(PostgresDatabase database) : ThesaurusGroupsContract(database), IClassFixture<PostgresDatabase>;
