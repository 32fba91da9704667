using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>Somebody with a web browser that runs no script: opens pages, fills in forms and presses their buttons.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();

    public Visitor(string url)
    {
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = true }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>The page that is open.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public Uri Address { get; private set; } = null!;

    public int CookieCount => cookies.Count;

    public string Text => string.Join(' ', Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public HttpClient Http { get; }

    public async Task<Visitor> OpenAsync(string path)
    {
        await ShowAsync(await Http.GetAsync(path));
        return this;
    }

    /// <summary>Fills in the form that has this button and presses it. A value of null unticks or empties a field.</summary>
    public async Task<Visitor> PressAsync(string button, params (string Field, string? Value)[] values)
    {
        var pressed = Page.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(candidate => candidate.TextContent.Trim() == button && !candidate.HasAttribute("hidden"))
            ?? throw new InvalidOperationException($"There is no button '{button}' on {Address}: {Text[..Math.Min(Text.Length, 800)]}");
        var form = pressed.Form!;
        var fields = Fields(form).Where(field => values.All(value => value.Field != field.Key))
            .Concat(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Field, value.Value!))).ToList();
        if (pressed.Name is { Length: > 0 } name)
        {
            fields.Add(new(name, pressed.Value));
        }

        var action = new Uri(Address, form.GetAttribute("action") ?? "");
        var response = form.Method.Equals("post", StringComparison.OrdinalIgnoreCase)
            ? await Http.PostAsync(action, new FormUrlEncodedContent(fields))
            : await Http.GetAsync(new UriBuilder(action) { Query = await new FormUrlEncodedContent(fields).ReadAsStringAsync() }.Uri);
        await ShowAsync(response);
        return this;
    }

    public void Dispose() => Http.Dispose();

    /// <summary>Sends what no button on the page would send.</summary>
    public async Task<Visitor> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        await ShowAsync(await Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))));
        return this;
    }

    /// <summary>Chooses files in the form that has this button and presses it.</summary>
    public async Task<Visitor> UploadAsync(string button, params (string Name, byte[] Content)[] files)
    {
        var form = Page.QuerySelectorAll<IHtmlButtonElement>("button").First(candidate => candidate.TextContent.Trim() == button).Form!;
        var chooser = form.QuerySelector<IHtmlInputElement>("input[type=file]")!;
        using var content = new MultipartFormDataContent();
        foreach (var field in Fields(form).Where(field => field.Key != chooser.Name))
        {
            content.Add(new StringContent(field.Value), field.Key);
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), chooser.Name!, name);
        }

        await ShowAsync(await Http.PostAsync(new Uri(Address, form.GetAttribute("action") ?? ""), content));
        return this;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked && box.Name is not null:
                    yield return new(box.Name, box.Value);
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit") } input when input.Name is not null:
                    yield return new(input.Name, input.Value);
                    break;
                case IHtmlTextAreaElement area when area.Name is not null:
                    yield return new(area.Name, area.Value);
                    break;
                case IHtmlSelectElement select when select.Name is not null:
                    yield return new(select.Name, select.Value ?? "");
                    break;
            }
        }
    }

    private async Task ShowAsync(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Address = response.RequestMessage!.RequestUri!;
        Page = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(response.Content.ReadAsStream()).Address(Address).Header("Content-Type", "text/html; charset=utf-8"));
        response.Dispose();
    }
}
