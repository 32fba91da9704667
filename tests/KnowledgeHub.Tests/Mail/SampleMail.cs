using System.Text;
using KnowledgeHub.Mail;

namespace KnowledgeHub.Tests.Mail;

/// <summary>A message to start a test from.</summary>
internal static class SampleMail
{
    public static readonly Message Plain = new()
    {
        From = new Mailbox("Knowledge Hub", "hub@example.org"),
        To = new Mailbox("", "jane@example.org"),
        Subject = "Hello",
        Text = "Hello Jane\n",
        MessageId = "1@example.org",
        Date = new DateTimeOffset(2026, 3, 5, 9, 8, 7, TimeSpan.FromHours(2)),
    };

    public static string Write(Message message) => Encoding.UTF8.GetString(MessageWriter.Write(message));

    public static string For(Message message, params (string Slot, string Value)[] values) =>
        Encoding.UTF8.GetString(PreparedMessage.From(message).For(values.ToDictionary(pair => pair.Slot, pair => pair.Value)));

    public static string[] Lines(string written) => written.Split("\r\n");
}
