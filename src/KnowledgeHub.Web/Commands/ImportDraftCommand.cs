using System.CommandLine;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Exchange.FromWebPage;
using KnowledgeHub.Exchange.FromWord;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Commands;

/// <summary>Makes drafts of Word documents and web pages, and prints what was lost on the way.</summary>
public static class ImportDraftCommand
{
    private const string Author = "import";

    public static Command Docx()
    {
        var files = new Argument<string[]>("files") { Description = "Word documents (.docx).", Arity = ArgumentArity.OneOrMore };
        var type = TypeOption();
        var docx = new Command("docx", "Make a draft of each Word document, and say what was lost on the way.") { files, type };
        docx.SetAction((parsed, ct) => HubScope.RunAsync(services => FilesAsync(services, parsed.GetRequiredValue(files), parsed.GetRequiredValue(type), ct), ct));
        return docx;
    }

    public static Command Url()
    {
        var address = new Argument<string>("url") { Description = "The address of a page on the public web." };
        var type = TypeOption();
        var url = new Command("url", "Make a draft of the main text of a web page, with the page as its source.") { address, type };
        url.SetAction((parsed, ct) => HubScope.RunAsync(
            async services =>
            {
                var known = TypeOf(parsed.GetRequiredValue(type));
                Print(await services.GetRequiredService<ImportWebPage>().RunAsync(parsed.GetRequiredValue(address), new(known, Author), ct), done: 0);
                return 0;
            },
            ct));
        return url;
    }

    public static ContentType TypeOf(string id) => ContentType.Find(id)
        ?? throw new SettingException($"There is no type '{id}'; use one of {string.Join(", ", ContentType.All.Select(known => known.Id))}.");

    private static Option<string> TypeOption() => new("--type") { Description = $"One of {string.Join(", ", ContentType.All.Select(known => known.Id))}.", Required = true };

    private static async Task<int> FilesAsync(IServiceProvider services, string[] files, string typeId, CancellationToken ct)
    {
        var type = TypeOf(typeId);
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new SettingException($"There is no file {missing}; nothing was imported.");
        }

        foreach (var (file, done) in files.Select((file, n) => (file, n)))
        {
            await using var content = File.OpenRead(file);
            Print(await services.GetRequiredService<ImportWord>().RunAsync(content, Path.GetFileName(file), new(type, Author), ct), done);
        }

        return 0;
    }

    private static void Print(ImportResult result, int done)
    {
        if (result is not ImportResult.Imported imported)
        {
            throw new SettingException(((ImportResult.Refused)result).Why + (done == 0 ? "" : done == 1 ? " The document before it is a draft now." : $" The {done} documents before it are drafts now."));
        }

        Console.WriteLine($"“{imported.Title}” is a draft: /admin/content/{imported.Id}");
        foreach (var note in imported.Notes)
        {
            Console.WriteLine($"  {note}");
        }
    }
}
