namespace KnowledgeHub.Search.Analysis;

/// <summary>
/// Words of English, French and Spanish that hold a question together and say nothing about its subject. They are left
/// out of a query that has other words; in quotes and in texts they count. Words that are also names (WHO, IT, US) are not among them.
/// </summary>
public static class StopWords
{
    private static readonly HashSet<string> All = new(
        """
        a about after again all also am an and any are as at be been before being below between both but by could did do does doing down during each few for from
        further had has have having he her here hers him his how i if in into is its itself just me more most my nor now of off on once only or other our out over own same she should so
        some such than that the their them then there these they this those through to too under until up very was we were what when where which while whom why with would you your
        au aux avec ce ces cette dans de des du elle en est et il la le les leur ou par pour que qui quel quelle quelles quels se sont sur un une
        al como con cual cuales cuando del donde el es esta este las lo los para pero por se sin su sus una unas uno unos y
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Contains(string word) => All.Contains(word);
}
