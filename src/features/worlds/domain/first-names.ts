/** Usual first names in France, folded: what begins or ends with one is taken for a person. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `adele adrien agathe agnes alain albane albert alex alexandra alexandre alexia alexis alice aline alix amandine amelie ana anais andre
   andrea angelique anna anne annette annick annie anthony antoine antonin ariane armand arnaud arthur aude audrey aurelie aurelien
   aurore axel baptiste barbara basile bastien beatrice benedicte benjamin benoit bernadette bernard berthe bertrand blandine boris
   brice brigitte bruno camille carine carole caroline catherine cecile cedric celia celine chantal charles charlotte chloe
   christel christelle christian christiane christine christophe claire clara clarisse claude claudie claudine clemence clement
   colette coline constance coralie corentin corinne cyril cyrille damien daniel daniele danielle david deborah delphine denis denise
   didier dimitri dominique dorothee edith edouard edwige elena eliane elisa elisabeth elise eloise elodie elsa emeline emile emilie
   emma emmanuel emmanuelle enzo eric estelle esther etienne eugenie eva evelyne fabien fabienne fabrice fanny fatima faustine felix
   fernand flavie florence florent florian francine francis franck francois francoise frederic frederique gabriel gabrielle gael gaelle
   gaetan genevieve georges gerald geraldine gerard germain ghislaine gilbert gilles gisele gregoire gregory guillaume gustave guy
   gwenaelle hassan helene henri herve hubert hugo hugues ines irene isabelle jacky jacqueline jacques jean jeanne jeannine jeremie jeremy
   jerome joel joelle johan johanna jonas jordan joseph josette josiane judith jules julia julie julien juliette justine karim karine
   katia kevin laetitia lara laura laure laurence laurent laurie lea leo leon leonie lilian liliane lina lionel lisa loic lola louis
   louise luc lucas lucette lucie lucien lucienne ludovic lydia lydie madeleine maeva magali maia malika manon manuel marc marcel
   marcelle margaux margot marguerite maria marie marielle marianne marina marine marion marius marjorie marlene marthe martial martine
   maryline maryse mateo mathias mathieu mathilde matthieu maud maurice max maxence maxime melanie melissa mehdi michael michel
   michele micheline mireille mohamed monique morgane muriel myriam nadege nadia nadine nathalie nathan nicolas nicole nina noe noel noemie
   nora odette odile olga olivia olivier oceane pascal pascale patrice patricia patrick paul paula paule paulette pauline perrine philippe
   pierre pierrette quentin rachel rachid raphael raymond raymonde regine regis remi remy renaud rene renee richard robert roger roland
   romain romane rose roselyne rosa sabine sabrina sacha samia samir samuel sandra sandrine sarah sebastien serge severine simon simone sofia
   solange solene sonia sophie stephane stephanie suzanne sylvain sylvie tatiana theo theodore theophile therese thibault thibaut
   thierry thomas tiffany tim timothee tom tristan ugo valentin valentine valerie vanessa vera veronique victor victoire victoria vincent
   violaine violette virginie viviane wilfried william xavier yann yannick yasmine yoann yolande yves yvette yvon yvonne zoe`.split(
    /\s+/,
  ),
)
