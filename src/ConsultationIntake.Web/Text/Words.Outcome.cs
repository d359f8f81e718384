namespace ConsultationIntake.Web.Text;

public sealed partial record Words
{
    public sealed record OutcomeWords
    {
        public required string Title { get; init; }
        public required string Intro { get; init; }
        public required string NotYet { get; init; }
        public required string PublishedOn { get; init; }
        public required string Feed { get; init; }
        public required string FiguresTitle { get; init; }
        public required string Responses { get; init; }
        public required string FromPartners { get; init; }
        public required string Points { get; init; }
        public required string Decided { get; init; }
        public required string CampaignsTitle { get; init; }
        public required string Campaigns { get; init; }
        public required string EntriesTitle { get; init; }
        public required string WeDid { get; init; }
        public required string Section { get; init; }
        public required string Meetings { get; init; }
        public required string AtMeetings { get; init; }

        /// <summary>With {0} for points in writing and {1} for those that were said at meetings.</summary>
        public required string Apart { get; init; }
        public required string Public { get; init; }
        public required string Organisations { get; init; }
        public required string Partners { get; init; }
        public required string Personal { get; init; }
        public required string WhereItWillBe { get; init; }
    }
}
