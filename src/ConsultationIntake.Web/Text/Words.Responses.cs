namespace ConsultationIntake.Web.Text;

public sealed partial record Words
{
    public sealed record ResponsesWords
    {
        public required string Title { get; init; }
        public required string None { get; init; }
        public required string Intro { get; init; }
        public required string Search { get; init; }
        public required string Found { get; init; }
        public required string Number { get; init; }
        public required string Previous { get; init; }
        public required string Next { get; init; }

        /// <summary>Where the spreadsheet is, and what it and its columns are called.</summary>
        public required string Sheet { get; init; }
        public required string SheetTitle { get; init; }
        public required string NumberColumn { get; init; }
        public required string OrganisationColumn { get; init; }
        public required string LanguageColumn { get; init; }
        public required string QuestionColumn { get; init; }
        public required string TextColumn { get; init; }
    }
}
