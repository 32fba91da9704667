using KnowledgeHub.Alerts;
using KnowledgeHub.Mail;
using KnowledgeHub.Media;
using KnowledgeHub.Storage;
using KnowledgeHub.Themes.Civic;
using KnowledgeHub.Theming;

namespace KnowledgeHub.Web;

/// <summary>All settings of a hub, read and checked before anything starts.</summary>
public sealed record Settings(StorageSettings Storage, HubSettings Hub, MailSettings Mail, AlertSettings Alerts, MediaSettings Media, Theme Theme, bool Seeds, int FormsPerMinute, IReadOnlyList<System.Net.IPNetwork> TrustedProxies)
{
    /// <summary>The themes this hub can wear.</summary>
    private static readonly Theme[] Themes = [new CivicTheme()];

    /// <summary>How often one address may ask for suggestions while typing.</summary>
    public int SuggestionsPerMinute { get; private init; }

    public string OutboxPath => Path.Combine(Storage.DataPath, "outbox");

    /// <summary>Throws <see cref="SettingException"/> with one line that names the setting.</summary>
    public static Settings Read(IConfiguration configuration)
    {
        var mail = MailSettings.Read(name => configuration[$"Hub:Mail:{name}"]);
        if (mail.Problems() is { Count: > 0 } problems)
        {
            throw new SettingException(problems[0]);
        }

        var storage = StorageSettings.From(configuration["Hub:DataPath"], configuration["Hub:Database"], configuration.GetConnectionString("Hub"), ReadNumber("Hub__BusySeconds", configuration["Hub:BusySeconds"], whenEmpty: 15, most: 3600));
        return new(
            storage,
            HubSettings.From(configuration["Hub:Name"], configuration["Hub:PublicUrl"]) with { Contact = ReadContact(configuration["Hub:Contact"]) },
            mail,
            AlertSettings.From(ReadNumber("Hub__AlertMinutes", configuration["Hub:AlertMinutes"], whenEmpty: 3, most: 60, least: 0)),
            MediaSettings.From(
                storage.DataPath,
                configuration["Hub:Media"],
                ReadNumber("Hub__ImageMegabytes", configuration["Hub:ImageMegabytes"], whenEmpty: 20, most: 500),
                ReadNumber("Hub__DocumentMegabytes", configuration["Hub:DocumentMegabytes"], whenEmpty: 50, most: 500),
                configuration["Hub:PdfToText"]),
            ReadTheme(configuration["Hub:Theme"]),
            ReadSwitch("Hub__Seeds", configuration["Hub:Seeds"], whenEmpty: true),
            ReadNumber("Hub__FormsPerMinute", configuration["Hub:FormsPerMinute"], whenEmpty: 30, most: 100_000),
            ReadProxies(configuration["Hub:TrustedProxies"]))
        {
            SuggestionsPerMinute = ReadNumber("Hub__SuggestionsPerMinute", configuration["Hub:SuggestionsPerMinute"], whenEmpty: 600, most: 1_000_000),
        };
    }

    private static string ReadContact(string? value) =>
        string.IsNullOrWhiteSpace(value) ? ""
        : Mailbox.TryReadAddress(value, out var address) ? address
        : throw new SettingException($"Hub__Contact is '{value}'; set it to the mail address that readers can write to.");

    private static Theme ReadTheme(string? name) =>
        Array.Find(Themes, theme => theme.Name.Equals(string.IsNullOrWhiteSpace(name) ? "civic" : name.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new SettingException($"Hub__Theme is '{name}'; set it to one of {string.Join(", ", Themes.Select(theme => theme.Name))}.");

    private static IReadOnlyList<System.Net.IPNetwork> ReadProxies(string? value) =>
        [.. (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
            System.Net.IPNetwork.TryParse(text, out var network) ? network
            : System.Net.IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new SettingException($"Hub__TrustedProxies holds '{text}'; list addresses or networks such as 10.0.0.0/8, separated by commas."))];

    private static int ReadNumber(string setting, string? value, int whenEmpty, int most, int least = 1) =>
        string.IsNullOrWhiteSpace(value) ? whenEmpty
        : int.TryParse(value, out var number) && number >= least && number <= most ? number
        : throw new SettingException($"{setting} is '{value}'; set it to a number from {least} to {most}.");

    private static bool ReadSwitch(string setting, string? value, bool whenEmpty) => (value ?? "").Trim().ToLowerInvariant() switch
    {
        "" => whenEmpty,
        "true" => true,
        "false" => false,
        _ => throw new SettingException($"{setting} is '{value}'; set it to true or false."),
    };
}

/// <summary>Reads the settings into the host.</summary>
public static class SettingsOfHost
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public static Settings ReadSettings(this WebApplicationBuilder builder)
    {
        var settings = Settings.Read(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        // One line a problem is what an operator reads; the rest is there when asked for in Logging:LogLevel.
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddSingleton(settings);
        return settings;
    }
}
